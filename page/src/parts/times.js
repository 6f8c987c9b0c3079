// A moment in the reader's own zone; the words that the server wrote, with the original offset, stay at hand.
const CLOCK = /T\d{2}:\d{2}.*(Z|[+-]\d{2}:\d{2})$/;

export function showTimes(root) {
  for (const element of root.querySelectorAll("time[datetime]")) {
    const given = element.getAttribute("datetime");
    if (element.dataset.shown || !CLOCK.test(given)) continue;
    const moment = new Date(given);
    if (Number.isNaN(moment.getTime())) continue;
    element.dataset.shown = "1";
    element.title = `as given: ${given}`;
    element.textContent = moment.toLocaleString("en-GB", {
      day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short", hour12: false,
    });
  }
}
