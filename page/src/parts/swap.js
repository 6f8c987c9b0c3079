// Fetches a page and puts one part of it in the place of ours, so that all is made on the server and made once.
import { showTimes } from "./times.js";

let latest = 0;

export async function swap(address, selector, { keep = false } = {}) {
  const turn = ++latest;
  const answer = await fetch(address, { headers: { "X-Requested-With": "fetch" } });
  if (turn !== latest) return false;
  if (answer.redirected && new URL(answer.url).pathname === "/enter") return location.reload();
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  let found = false;
  for (const ours of document.querySelectorAll(selector)) {
    const theirs = ours.id ? page.getElementById(ours.id) : page.querySelector(selector);
    if (!theirs) continue;
    found = true;
    const focused = ours.contains(document.activeElement) ? document.activeElement.id : null;
    ours.replaceWith(theirs);
    if (focused) document.getElementById(focused)?.focus();
    showTimes(theirs);
    theirs.dispatchEvent(new CustomEvent("reportedly:swapped", { bubbles: true }));
  }
  if (found && keep) history.replaceState(null, "", address);
  return found;
}
