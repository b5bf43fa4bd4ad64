// Remakes what is vendored in src/Lantern.App/wwwroot. Run `npm ci && npm run build` here; commit the result.
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { compile } from "sass";

const here = dirname(fileURLToPath(import.meta.url));
const wwwroot = join(here, "../../src/Lantern.App/wwwroot");
const npm = (...path) => join(here, "node_modules", ...path);

const { css } = compile(join(here, "lantern.scss"), {
  style: "compressed",
  quietDeps: true,
  loadPaths: [here],
  // MOJ Frontend imports "node_modules/…" from wherever it lies; this sends it to ours.
  importers: [{
    findFileUrl: (url) => url.startsWith("node_modules/") ? pathToFileURL(join(here, url)) : null,
  }],
});

for (const unwanted of ["GDS Transport", "crown", "govuk-crest", "@font-face", "opengraph"]) {
  if (css.includes(unwanted)) throw new Error(`lantern.css mentions ${unwanted}, which belongs to GOV.UK.`);
}

// Every picture the sheet asks for is copied beside it, so that no reference is dead.
const pictures = [...new Set([...css.matchAll(/url\(["']?(?!data:)([^"')]+)["']?\)/g)].map((m) => m[1]))];
rmSync(join(wwwroot, "look"), { recursive: true, force: true });
if (pictures.length) mkdirSync(join(wwwroot, "look"), { recursive: true });
for (const picture of pictures) {
  copyFileSync(npm("@ministryofjustice/frontend/moj/assets/images", picture.replace(/^look\//, "")), join(wwwroot, picture));
}

writeFileSync(join(wwwroot, "lantern.css"), css + "\n");

const script = readFileSync(npm("govuk-frontend/dist/govuk/govuk-frontend.min.js"), "utf8");
writeFileSync(join(wwwroot, "govuk-frontend.min.js"), script.replace(/\/\/# sourceMappingURL=.*\n?/, "\n").trim() + "\n");

console.log(`lantern.css ${css.length} bytes, pictures: ${pictures.join(", ") || "none"}`);
