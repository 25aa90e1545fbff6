// Copies what Confero takes from npm into wwwroot/lib, draws the outline of the land, and writes the manifest of
// checksums that a test holds the files against.
import { createHash } from "node:crypto";
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { landOutline } from "./land.js";

const target = join(import.meta.dirname, "../../src/Confero.Web/wwwroot/lib");
const modules = join(import.meta.dirname, "node_modules");
const manifest = [];

function take(name, licence, files) {
  const { version } = JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));
  const folder = name.replace(".org", "");
  for (const [file, content] of Object.entries(files)) {
    const path = `${folder}/${version}/${file}`;
    mkdirSync(dirname(join(target, path)), { recursive: true });
    if (content.from) cpSync(join(modules, name, content.from), join(target, path));
    else writeFileSync(join(target, path), content.text);
    const bytes = readFileSync(join(target, path));
    const sha256 = createHash("sha256").update(bytes).digest("hex");
    manifest.push({ path, package: name, version, licence, sha256 });
  }
}

rmSync(target, { recursive: true, force: true });
take("htmx.org", "0BSD", {
  "htmx.min.js": { from: "dist/htmx.min.js" },
  LICENSE: { from: "LICENSE" },
});
take("world-atlas", "ISC; data in the public domain (Natural Earth)", {
  "land.svg": { text: landOutline(join(modules, "world-atlas/land-110m.json")) },
  LICENSE: { from: "LICENSE" },
});
writeFileSync(join(target, "manifest.json"), JSON.stringify(manifest, null, 2) + "\n");
