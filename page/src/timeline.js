// Dragging over the days of the timeline chooses a stretch of reported time; the list and the drawing come anew.
import { swap } from "./parts/swap.js";

document.documentElement.classList.add("scripted");
const NS = "http://www.w3.org/2000/svg";

const dayAt = (svg, x) => {
  const { first, last, start, end } = svg.dataset;
  const share = Math.min(1, Math.max(0, (x - start) / (end - start)));
  const from = Date.parse(first);
  const days = Math.round((Date.parse(last) - from) / 864e5) + 1;
  return new Date(from + Math.min(days - 1, Math.floor(share * days)) * 864e5).toISOString().slice(0, 10);
};
const toX = (svg, event) => new DOMPoint(event.clientX, event.clientY).matrixTransform(svg.getScreenCTM().inverse()).x;

let drag = null;
document.addEventListener("pointerdown", (event) => {
  const svg = event.target.closest?.("svg.times");
  if (!svg || event.button !== 0) return;
  drag = { svg, from: toX(svg, event), mark: null };
});
document.addEventListener("pointermove", (event) => {
  if (!drag) return;
  const x = toX(drag.svg, event);
  if (!drag.mark && Math.abs(x - drag.from) < 6) return;
  if (!drag.mark) {
    drag.mark = drag.svg.appendChild(document.createElementNS(NS, "rect"));
    drag.mark.setAttribute("class", "chosen-days");
    drag.mark.setAttribute("y", "0");
    drag.mark.setAttribute("height", drag.svg.viewBox.baseVal.height);
  }
  drag.mark.setAttribute("x", Math.min(x, drag.from));
  drag.mark.setAttribute("width", Math.abs(x - drag.from));
});
document.addEventListener("pointerup", async (event) => {
  const done = drag;
  drag = null;
  if (!done?.mark) return;
  const days = [dayAt(done.svg, done.from), dayAt(done.svg, toX(done.svg, event))].sort();
  const address = new URL(location.href);
  address.searchParams.set("from", days[0]);
  address.searchParams.set("to", days[1]);
  address.searchParams.delete("after");
  addEventListener("click", (click) => click.preventDefault(), { capture: true, once: true });
  setTimeout(() => {}, 0);
  if (await swap(address.href, "#told-over-time", { keep: true })) {
    for (const name of ["from", "to"]) document.getElementById(name).value = address.searchParams.get(name);
  }
});
