// Bundles each module in src/ that a page asks for by name, and the shapes of the map, into the package's static folder.
// Names carry a hash of what is inside, so that a browser may keep them; manifest.json says which name is which.
import { build } from "esbuild";
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const here = dirname(fileURLToPath(import.meta.url));
const out = join(here, "../src/reportedly/web/static/built");
const entries = readdirSync(join(here, "src")).filter((name) => name.endsWith(".js"));
const shapes = { countries: "world-atlas/countries-110m.json", land: "world-atlas/land-110m.json" };

rmSync(out, { recursive: true, force: true });
mkdirSync(out, { recursive: true });
const result = await build({
  entryPoints: entries.map((name) => join(here, "src", name)),
  outdir: out,
  entryNames: "[name]-[hash]",
  chunkNames: "part-[hash]",
  bundle: true,
  splitting: true,
  format: "esm",
  target: ["es2021"],
  minify: true,
  legalComments: "none", // LICENSES.txt has them
  metafile: true,
  logLevel: "warning",
});

const manifest = {};
for (const [path, made] of Object.entries(result.metafile.outputs)) {
  if (made.entryPoint) manifest[basename(made.entryPoint, ".js")] = basename(path);
}
for (const [name, path] of Object.entries(shapes)) {
  const shape = readFileSync(join(here, "node_modules", path));
  const file = `${name}-${createHash("sha256").update(shape).digest("hex").slice(0, 8).toUpperCase()}.json`;
  writeFileSync(join(out, file), shape);
  manifest[name] = file;
}
const notices = ["d3-array", "d3-geo", "internmap", "topojson-client", "world-atlas"].map(
  (name) => `${name}\n\n${readFileSync(join(here, "node_modules", name, "LICENSE"), "utf8").trim()}\n`,
);
writeFileSync(join(out, "LICENSES.txt"), notices.join("\n----\n\n"));
writeFileSync(join(out, "manifest.json"), JSON.stringify(manifest, null, 1) + "\n");
console.log(`page: ${Object.keys(manifest).length} files built`);
