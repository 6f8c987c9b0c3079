// A question: a slider over the days on which its reports came puts the pictures of that day in place.
import { swap } from "./parts/swap.js";

const PAUSE = 120;
const STANDING = "header.top a, footer a, .crumb a";
const form = document.querySelector("form.moment");
const slider = form?.querySelector(".slider");
const range = slider?.querySelector("input[type=range]");

document.addEventListener("reportedly:swapped", (event) => {
  for (const button of event.target.querySelectorAll("[data-copy][hidden]")) button.hidden = false;
});

if (range) {
  const days = form.dataset.days.split(" ");
  const field = form.querySelector("#as-of");
  const said = slider.querySelector("output");
  let waiting = 0;

  const find = (day) => {
    const later = days.findIndex((each) => each > day);
    return day === "" || later < 0 ? days.length : Math.max(0, later - 1);
  };
  const write = (day) =>
    new Date(`${day}T12:00:00Z`).toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  const tell = (day) => {
    said.value = day ? write(day) : "now";
    range.setAttribute("aria-valuetext", said.value);
  };
  const address = (day) => {
    const url = new URL(location.href);
    url.searchParams.delete("after");
    if (day) url.searchParams.set("as-of", day);
    else url.searchParams.delete("as-of");
    return url.href;
  };

  // What else in the page speaks of the day: the line under the head, and links that carry it on.
  const carry = (day) => {
    for (const link of document.querySelectorAll(STANDING)) {
      const url = new URL(link.href);
      if (url.origin !== location.origin) continue;
      if (day) url.searchParams.set("as-of", day);
      else url.searchParams.delete("as-of");
      link.href = url.pathname + url.search + url.hash;
    }
    const line = document.querySelector(".standing");
    line?.remove();
  };

  range.addEventListener("input", () => {
    const day = days[range.valueAsNumber] ?? "";
    field.value = day;
    tell(day);
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      if (await swap(address(day), "[data-asof]", { keep: true })) carry(day);
    }, PAUSE);
  });

  range.value = find(field.value);
  tell(field.value);
  slider.hidden = false;
  form.querySelector(".field").hidden = true;
  form.querySelector("button").hidden = true;
}
