// What axe-core finds on the pages over the mock, light and dark: node dev/axe.mjs
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";
import { createServer } from "vite";
import { SCENES } from "./scenes.mjs";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const server = await (await createServer({ server: { port: 0 }, logLevel: "error" })).listen();
const base = server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
let found = 0;
for (const colorScheme of ["light", "dark"]) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, colorScheme });
  for (const [name, scene] of Object.entries(SCENES)) {
    await scene(page, base);
    await page.evaluate(axe);
    const { violations } = await page.evaluate(() => window.axe.run({ runOnly: ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa"] }));
    for (const violation of violations) {
      found++;
      console.log(`${name} ${colorScheme}: ${violation.id}: ${violation.help}`);
      violation.nodes.slice(0, 3).forEach((node) => console.log(`    ${node.html.slice(0, 160)}`));
    }
  }
}
console.log(`${found} violations`);
process.exit(found > 0 ? 1 : 0);
