// A new user's whole way through the page, in a real browser. Over the mock, or over a new server at MROPTIMUM_SERVER:
//   node dev/story.mjs SCAN [FOLDER FOR PICTURES]
import assert from "node:assert/strict";
import { chromium } from "playwright-core";
import { createServer } from "vite";

const [scan, folder = "/tmp/story"] = process.argv.slice(2);
process.env.MOCK_FRESH = "1";
const given = process.env.MROPTIMUM_SERVER;
const server = given ? null : await (await createServer({ server: { port: 0 }, logLevel: "error" })).listen();
const base = given ?? server.resolvedUrls.local[0];
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"],
});
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
const outside = [];
page.on("request", (request) => {
  if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) {
    outside.push(request.url());
  }
});
page.on("pageerror", (failure) => assert.fail(failure));
let pictures = 0;
const step = async (name, work) => {
  await work();
  await page.screenshot({ path: `${folder}/${String(++pictures).padStart(2, "0")}-${name}.png` });
  console.log(name);
};
const link = (name) => page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name });
const button = (name) => page.getByRole("button", { name, exact: true });

await step("first start", async () => {
  await page.goto(base);
  await page.getByLabel("Name").fill("carla");
  await page.getByLabel("Password", { exact: true }).fill("a calm autumn morning");
  await page.getByLabel("Password again").fill("a calm autumn morning");
  await button("Create administrator").click();
  await link("Scans").waitFor();
});
await step("upload", async () => {
  await link("Scans").click();
  await page.getByLabel("Files to upload").setInputFiles(scan);
  await page.getByRole("row", { name: /Ready/ }).first().waitFor({ timeout: 120_000 });
  await page.getByRole("row").filter({ hasText: scan.split("/").at(-1) }).getByText("Ready").waitFor({ timeout: 60_000 });
});
await step("submit", async () => {
  await page.getByRole("row").filter({ hasText: scan.split("/").at(-1) }).getByRole("link", { name: "New job" }).click();
  await page.getByLabel("Name of the job").fill("story");
  await page.getByText("Runs beside others").waitFor({ timeout: 30_000 });
  await button("Submit").click();
  await page.getByRole("row", { name: /story/ }).first().waitFor();
});
await step("done", async () => {
  await page.getByRole("row", { name: /story/ }).first().getByText("Done").waitFor({ timeout: 120_000 });
});
await step("view and measure", async () => {
  await page.getByRole("row", { name: /story/ }).first().getByRole("link", { name: "View" }).click();
  await page.getByTestId("value").waitFor({ timeout: 60_000 });
  const answer = page.waitForResponse((one) => one.url().endsWith("/roi"));
  await button("Circle at crosshair").click();
  const told = (await (await answer).json()).regions[0];
  await page.locator(".uplot").waitFor();
  const cells = await page.locator(".regions tbody td").allInnerTexts();
  assert.equal(Number(cells[2]), told.n);
  assert.ok(Math.abs(Number(cells[3]) - told.mean) <= 5e-4 * Math.abs(told.mean), `${cells[3]} is not ${told.mean}`);
});
await step("again and cancel", async () => {
  await link("Jobs").click();
  await page.getByRole("button", { name: "Run again: story" }).first().click();
  await page.getByRole("button", { name: "Cancel: story" }).first().click();
  await page.getByRole("row", { name: /story/ }).first().getByText("Cancelled").waitFor({ timeout: 20_000 });
});
await step("sign out", async () => {
  await button("Sign out").click();
  await button("Sign in").waitFor();
});
assert.deepEqual(outside, [], "the page asked other servers");
console.log("the whole story, and nothing asked outside");
process.exit(0);
