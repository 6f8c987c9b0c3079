// Draws land beneath the places, in the projection that the server placed them by; choosing a place filters the list.
import { geoMercator, geoPath } from "d3-geo";
import { feature } from "topojson-client";
import { swap } from "./parts/swap.js";

const NS = "http://www.w3.org/2000/svg";
let land = null;

async function draw() {
  for (const svg of document.querySelectorAll("svg.globe")) {
    const place = svg.querySelector(".land");
    if (!svg.dataset.land || place.childElementCount) continue;
    land ??= fetch(svg.dataset.land).then((answer) => answer.json());
    const shapes = await land;
    const { width, height } = svg.viewBox.baseVal;
    const projection = geoMercator()
      .scale(+svg.dataset.scale)
      .translate([+svg.dataset.left, +svg.dataset.top])
      .clipExtent([[-10, -10], [width + 10, height + 10]])
      .precision(0.5);
    const path = geoPath(projection).digits(1);
    for (const country of feature(shapes, shapes.objects.countries).features) {
      const shape = path(country);
      if (!shape) continue;
      const element = document.createElementNS(NS, "path");
      element.setAttribute("d", shape);
      place.append(element);
    }
  }
}

document.addEventListener("click", async (event) => {
  const link = event.target.closest("#told-on-map a[href*='at=']");
  if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const address = link.getAttribute("href") || link.href.baseVal;
  if (await swap(new URL(address, location.href).href, "#told-on-map", { keep: true })) draw();
  else location.href = address;
});
document.addEventListener("reportedly:swapped", draw);
draw();
