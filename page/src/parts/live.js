// News from the server as it comes. A view that can take it in place says so with data-live; others offer to load again.
import { swap } from "./swap.js";
import { tell } from "./tell.js";

export function listen() {
  if (!document.body.dataset.formToken || !("EventSource" in window)) return;
  if (document.querySelector("[data-job]")) return; // it tells of its own reports as they come
  const past = new URLSearchParams(location.search);
  if (past.has("as-of") || past.has("known-at")) return;
  const source = new EventSource("/live");
  let reports = 0;
  source.addEventListener("news", (event) => {
    const news = JSON.parse(event.data);
    reports += news.reports;
    document.dispatchEvent(new CustomEvent("reportedly:news", { detail: news }));
    const place = document.querySelector("[data-live]");
    if (place) {
      swap(location.href, "[data-live]");
      if (news.reports) tell(`${count(news.reports)} came in.`);
    } else {
      const words = reports ? `${count(reports)} came in.` : "Something changed in the ledger.";
      tell(words, { href: location.href, label: "Load again", key: "news" });
    }
  });
  addEventListener("pagehide", () => source.close());
}

const count = (number) => (number === 1 ? "1 new report" : `${number} new reports`);
