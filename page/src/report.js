// A report: pointing at a claim's card lights its words and the other way round; keys; corrections beside the claim.
import { tell } from "./parts/tell.js";
import { showTimes } from "./parts/times.js";

const text = document.getElementById("text");
const side = document.getElementById("claims");
const keys = document.getElementById("keys");
const KEYS_OFF = "reportedly-keys-off";

const cards = () => [...side.querySelectorAll(".claim")];
const card = (number) => side.querySelector(`.claim[data-n="${number}"]`);
const numbers = (run) => (run.dataset.c || "").split(" ").filter(Boolean);
const runsOf = (number) => text.querySelectorAll(`[data-c~="${number}"], .n[data-n="${number}"]`);
const calm = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth");

function light(list) {
  for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
  for (const number of list) {
    card(number)?.classList.add("lit");
    for (const run of runsOf(number)) run.classList.add("lit");
  }
}

// Of claims within claims the innermost is meant: the one whose words here are the shortest.
function innermost(run) {
  const length = (number) => [...runsOf(number)].reduce((sum, each) => sum + each.textContent.length, 0);
  const all = numbers(run).filter(card);
  return all.length < 2 ? all[0] : all.reduce((best, each) => (length(each) < length(best) ? each : best));
}

const seen = (element, box) => {
  const place = element.getBoundingClientRect();
  return place.top >= box.top + 8 && place.bottom <= box.bottom - 8;
};

function showCard(one) {
  const apart = getComputedStyle(side).overflowY === "auto";
  const box = apart ? side.getBoundingClientRect() : { top: 0, bottom: innerHeight };
  if (!seen(one, box)) one.scrollIntoView({ block: "nearest", behavior: calm() });
}

function showWords(number) {
  const first = runsOf(number)[0];
  if (first && !seen(first, { top: 0, bottom: innerHeight })) first.scrollIntoView({ block: "center", behavior: calm() });
}

// The pointer.
text.addEventListener("pointerover", (event) => {
  const run = event.target.closest("[data-c], .n");
  if (!run) return light([]);
  light([run.dataset.n || innermost(run)].filter(Boolean));
});
text.addEventListener("pointerleave", () => light([]));
text.addEventListener("click", (event) => {
  const run = event.target.closest("[data-c]");
  if (!run || !getSelection().isCollapsed) return;
  const number = innermost(run);
  if (number) go(card(number), { words: false });
});
side.addEventListener("pointerover", (event) => {
  const one = event.target.closest(".claim");
  light(one ? [one.dataset.n] : []);
  point(event.target.closest("[data-value]"));
});
side.addEventListener("pointerleave", () => { light([]); point(null); });

// A figure, time or place in a card, or in the lists below: its box in the text.
function point(value) {
  for (const old of text.querySelectorAll(".current")) old.classList.remove("current");
  if (value) for (const run of text.querySelectorAll(`[data-v~="${CSS.escape(value.dataset.value)}"]`)) run.classList.add("current");
}
for (const list of document.querySelectorAll(".around")) {
  list.addEventListener("pointerover", (event) => point(event.target.closest("[data-value]")));
  list.addEventListener("pointerleave", () => point(null));
}

// The keyboard: focus is where one is.
side.addEventListener("focusin", (event) => {
  const one = event.target.closest(".claim");
  if (one) light([one.dataset.n]);
});
text.addEventListener("focusin", (event) => {
  if (event.target.matches(".n")) light([event.target.dataset.n]);
});

function go(one, { words = true } = {}) {
  if (!one) return;
  one.focus({ preventScroll: true });
  showCard(one);
  light([one.dataset.n]);
  if (words) showWords(one.dataset.n);
}

function current() {
  const focused = document.activeElement.closest?.(".claim");
  if (focused) return focused;
  const number = document.activeElement.closest?.(".n")?.dataset.n;
  return number ? card(number) : side.querySelector(".claim:target");
}

function step(by) {
  const all = cards();
  const place = all.indexOf(current());
  go(all[place < 0 ? (by > 0 ? 0 : all.length - 1) : Math.min(Math.max(place + by, 0), all.length - 1)]);
}

const typing = (target) => target.closest?.("input, textarea, select, [contenteditable], dialog");

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape") return void closePanel();
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  if (localStorage.getItem(KEYS_OFF) && event.key !== "Enter") return;
  const one = current();
  if (event.key === "j" || event.key === "k") step(event.key === "j" ? 1 : -1);
  else if (event.key === "?") openKeys();
  else if (event.key === "e" && one) open(one.querySelector("[data-correct]"));
  else if (event.key === "Enter" && event.target.matches?.(".claim")) open(one.querySelector("[data-correct]"));
  else if (event.key === "g" && one) {
    const question = one.querySelector("a.asks");
    if (question) location.href = question.href;
    else tell("This claim answers no question.");
  } else return;
  event.preventDefault();
});

// The keys, and switching them off.
function openKeys() {
  keys.showModal();
}
document.querySelector("[data-keys]")?.addEventListener("click", (event) => { event.preventDefault(); openKeys(); });
const switched = document.getElementById("keys-on");
switched.checked = !localStorage.getItem(KEYS_OFF);
switched.addEventListener("change", () => {
  if (switched.checked) localStorage.removeItem(KEYS_OFF);
  else localStorage.setItem(KEYS_OFF, "1");
});

// Corrections beside the claim, and reasons beside a value: the part of their own page, fetched.
let panel = null;
let opener = null;

async function open(link) {
  if (!link) return;
  if (panel && opener === link) return closePanel();
  if (!closePanel({ focus: false })) return;
  link.setAttribute("aria-busy", "true");
  const answer = await fetch(link.href).finally(() => link.removeAttribute("aria-busy"));
  const page = answer.ok ? new DOMParser().parseFromString(await answer.text(), "text/html") : null;
  const forms = page?.getElementById(link.matches("[data-correct]") ? "corrections" : "why");
  if (!forms) return void (location.href = link.href);
  opener = link;
  panel = document.createElement("div");
  panel.className = "panel";
  const close = Object.assign(document.createElement("button"), { type: "button", className: "plain close", textContent: "Close" });
  close.addEventListener("click", () => closePanel());
  panel.append(close, document.importNode(forms, true));
  for (const hint of panel.querySelectorAll("[data-scripted]")) hint.hidden = false;
  (link.closest(".claim") || link.closest("li, .tools")).append(panel);
  showTimes(panel);
  (panel.querySelector("summary, input:not([type=hidden]), textarea") || close).focus();
  panel.scrollIntoView({ block: "nearest", behavior: calm() });
}

function closePanel({ focus = true } = {}) {
  if (!panel) return true;
  const changed = [...panel.querySelectorAll("input:not([type=hidden]), textarea")].some((field) => field.value !== field.defaultValue);
  if (changed && !confirm("Close it? What you wrote is lost.")) return false;
  panel.remove();
  panel = null;
  if (focus) opener?.focus();
  opener = null;
  return true;
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-correct], [data-why]");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  open(link);
});

// Words marked in the report come into the open field for them.
document.addEventListener("pointerup", () => setTimeout(take, 0));
document.addEventListener("keyup", (event) => event.shiftKey && take());
function take() {
  const field = panel?.querySelector("details[open] [data-take]");
  const marked = getSelection();
  if (!field || marked.isCollapsed || !text.contains(marked.anchorNode) || !text.contains(marked.focusNode)) return;
  const words = marked.getRangeAt(0).toString().trim();
  if (!words) return;
  field.value = words;
  const hint = field.closest("form").querySelector("[data-scripted]");
  hint.textContent = "The words that you marked stand here now.";
}

// A claim that stands in another part of a long text.
const wanted = /^#[ct]-(.+)$/.exec(decodeURIComponent(location.hash));
if (wanted && !document.getElementById(location.hash.slice(1)) && side.querySelector(".pages")) {
  const address = new URL(location.href);
  if (address.searchParams.get("claim") !== wanted[1]) {
    address.searchParams.delete("part");
    address.searchParams.set("claim", wanted[1]);
    location.replace(address);
  }
}
document.documentElement.classList.add("scripted");
