// On every page: the reader's own time zone, a key for the search field, live news, copying.
import { showTimes } from "./parts/times.js";
import { listen } from "./parts/live.js";
import { tell } from "./parts/tell.js";

const typing = (target) => target.closest("input, textarea, select, [contenteditable]");

document.addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const find = document.getElementById("find");
  if (!find) return;
  event.preventDefault();
  find.focus();
  find.select();
});

// <button data-copy="#id">: copies the words of an element.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  const source = button && document.querySelector(button.dataset.copy);
  if (!source) return;
  const words = "value" in source ? source.value : source.textContent.trim();
  try {
    await navigator.clipboard.writeText(words);
    tell("Copied.");
  } catch {
    tell("The browser did not allow copying: the line is marked, press Ctrl+C.");
    getSelection().selectAllChildren(source);
  }
});
for (const button of document.querySelectorAll("[data-copy][hidden]")) button.hidden = false;

showTimes(document);
listen();
