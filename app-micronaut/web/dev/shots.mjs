// Pictures of the page over the mock, light and dark, wide and narrow: node dev/shots.mjs [FOLDER] [NAME ...]
import { chromium } from "playwright-core";
import { build, createServer, preview } from "vite";
import { SCENES } from "./scenes.mjs";

const [folder = "/tmp/shots", ...names] = process.argv.slice(2);
// BUILT=1 looks at the page as it is shipped, under the server's content security policy.
const server = process.env.BUILT
  ? (await build({ logLevel: "error" }), await preview({ preview: { port: 0 } }))
  : await createServer({ server: { port: 0 }, logLevel: "error" }).then((made) => made.listen());
const base = server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: [
    "--no-sandbox",
    "--use-gl=angle",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ],
});
const looks = [
  ["light", 1280, 800],
  ["dark", 1280, 800],
  ["narrow", 420, 860],
];
for (const [look, width, height] of looks) {
  if (process.env.LOOK && process.env.LOOK !== look) {
    continue;
  }
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: look === "dark" ? "dark" : "light" });
  const page = await context.newPage();
  page.on("console", (message) => message.type() === "error" && console.log(look, message.text()));
  page.on("pageerror", (failure) => console.log(look, failure));
  for (const [name, scene] of Object.entries(SCENES)) {
    if (names.length > 0 && !names.includes(name)) {
      continue;
    }
    try {
      await scene(page, base);
      await page.screenshot({ path: `${folder}/${name}-${look}.png` });
    } catch (failure) {
      console.log(name, look, String(failure).slice(0, 600));
      await page.screenshot({ path: `${folder}/${name}-${look}-failed.png` });
    }
  }
  await context.close();
}
await browser.close();
await server.close();
// Event streams that are still open would keep the process.
process.exit(0);
