// A new user's whole way through the page, in a real browser, over a new server:
//   node story/story.mjs ADDRESS SCAN FOLDER-FOR-PICTURES
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { Walker } from "./walker.mjs";

const [base, scan, folder] = process.argv.slice(2);
const PASSWORD = "a calm autumn morning";
const walk = await Walker.at(base, folder);
const { page } = walk;

/** Sets up a job on the uploaded scan and waits until the form has its estimate. */
async function setUpJob(name) {
  await walk.link("Scans").click();
  await walk.row(basename(scan)).getByRole("link", { name: "New job" }).click();
  await page.getByLabel("Name of the job").fill(name);
  await page.getByText(/Runs (beside others|alone)/).waitFor();
}

/** The page turns to the jobs by itself when the server has accepted one. */
async function submit() {
  await Promise.all([page.waitForURL(/#\/jobs/), walk.button("Submit").click()]);
}

async function finished(name, state = "Done") {
  await walk.link("Jobs").click();
  await walk.row(name).first().getByText(state, { exact: true }).waitFor();
}

/** The text of a file that a click hands to the downloads. */
async function download(button) {
  const [file] = await Promise.all([page.waitForEvent("download"), walk.button(button).click()]);
  return readFileSync(await file.path());
}

await walk.step("first start", async () => {
  await page.goto(base);
  await page.getByLabel("Name").fill("carla");
  await page.getByLabel("Password", { exact: true }).fill(PASSWORD);
  await page.getByLabel("Password again").fill(PASSWORD);
});
await walk.step("no jobs yet", async () => {
  await walk.button("Create administrator").click();
  await page.getByText("No jobs yet").waitFor();
});
await walk.step("upload", async () => {
  await walk.link("Scans").click();
  await page.getByLabel("Files to upload").setInputFiles(scan);
  await walk.row(basename(scan)).getByText("Ready").waitFor();
});
await walk.step("what is in the scan", async () => {
  await page.getByRole("button", { name: basename(scan), exact: true }).click();
  await page.getByRole("dialog").waitFor();
});
await page.keyboard.press("Escape");
await walk.step("new job", () => setUpJob("story"));
await walk.step("what is wrong with a job", async () => {
  await page.getByRole("radio", { name: /Pseudo multiple/ }).check();
  await page.getByRole("spinbutton", { name: "Replicas" }).fill("1");
  await page.getByText("One thing is not right yet").waitFor();
});
await page.getByRole("radio", { name: /Analytic/ }).check();
await page.getByText("Runs beside others").waitFor();
await walk.step("saved as template", async () => {
  await walk.button("Save as template …").click();
  await page.getByRole("dialog").getByLabel("Name").fill("daily check");
  await page.getByRole("dialog").getByRole("button", { name: /Save/ }).click();
  await page.getByRole("dialog").waitFor({ state: "detached" });
});
await walk.step("jobs", async () => {
  await submit();
  await finished("story");
});
await walk.step("log", async () => {
  await page.getByRole("button", { name: "Log: story" }).click();
  await page.getByText("end of the calculation").waitFor();
});
await page.keyboard.press("Escape");
let told;
await walk.step("view and measure", async () => {
  await walk.row("story").first().getByRole("link", { name: "View" }).click();
  await page.getByTestId("value").waitFor();
  const answer = page.waitForResponse((one) => one.url().endsWith("/roi"));
  await walk.button("Circle at crosshair").click();
  told = (await (await answer).json()).regions[0];
  await page.locator(".uplot").waitFor();
  const cells = await page.locator(".regions tbody td").allInnerTexts();
  assert.ok(told.n > 100, `${told.n} pixels`);
  assert.equal(Number(cells[2]), told.n);
  assert.ok(Math.abs(Number(cells[3]) - told.mean) <= 5e-4 * Math.abs(told.mean), `${cells[3]} is not ${told.mean}`);
});
await walk.step("by keyboard", async () => {
  const voxel = async () => (await page.getByTestId("voxel").innerText()).split(", ").map(Number);
  const before = await voxel();
  await page.locator(".canvas canvas").focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("PageUp");
  // A key of the drawing library that would turn the picture behind the page.
  await page.keyboard.press("v");
  const after = await voxel();
  assert.equal(Math.abs(after[0] - before[0]), 1);
  assert.deepEqual(after.slice(1), [before[1], before[2] + 1]);
  await page.keyboard.press("PageDown");
  await page.getByRole("button", { name: /^ROI 1: arrow keys/ }).focus();
  const [answer] = await Promise.all([page.waitForResponse((one) => one.url().endsWith("/roi")), page.keyboard.press("+")]);
  const larger = (await answer.json()).regions[0];
  assert.ok(larger.n > told.n, `${larger.n} pixels after +, ${told.n} before`);
  const cells = page.locator(".regions tbody td");
  await cells.nth(2).getByText(String(larger.n), { exact: true }).waitFor();
  told = larger;
});
await walk.step("exports", async () => {
  const [head, row] = (await download("CSV")).toString().trim().split("\r\n").map((line) => line.split(","));
  assert.equal(Number(row[head.indexOf("mean")]), told.mean);
  assert.equal((await download("Report (PDF)")).subarray(0, 5).toString(), "%PDF-");
  assert.equal((await download("Picture")).subarray(1, 4).toString(), "PNG");
});
await walk.step("other colours", async () => {
  await page.getByRole("combobox", { name: "Colours" }).selectOption("hot");
  const highest = await page.locator(".colour-bar canvas").evaluate((bar) => {
    const { width } = bar;
    return [...bar.getContext("2d").getImageData(width - 1, 0, 1, 1).data];
  });
  assert.deepEqual(highest, [255, 255, 255, 255], "the bar shows the colours of the map");
});
for (const view of ["Mosaic", "Planes"]) {
  await walk.step(view.toLowerCase(), () => walk.button(view).click());
}
await walk.step("one coil element", async () => {
  await setUpJob("coils");
  await page.getByRole("radio", { name: /B1-weighted/ }).check();
  await page.getByRole("checkbox", { name: "Coil sensitivities" }).check();
  await page.getByText(/Runs (beside others|alone)/).waitFor();
  await submit();
  await finished("coils");
  await walk.row("coils").getByRole("link", { name: "View" }).click();
  await walk.button("Coil sensitivities").click();
  await page.getByRole("combobox", { name: "Element" }).selectOption("7");
  await walk.button("Phase").click();
  await page.getByTestId("value").getByText("∠").waitFor();
});
await walk.step("cancelled while it runs", async () => {
  await setUpJob("long");
  await page.getByRole("radio", { name: /Pseudo multiple/ }).check();
  await page.getByRole("spinbutton", { name: "Replicas" }).fill("10000");
  await page.getByText(/Runs (beside others|alone)/).waitFor();
  await submit();
  await walk.row("long").getByRole("progressbar").waitFor();
  await page.getByRole("button", { name: "Cancel: long" }).click();
  await walk.row("long").getByText("Cancelled", { exact: true }).waitFor();
});
await walk.step("run again", async () => {
  await page.getByRole("button", { name: "Run again: story" }).click();
  await walk.row("story").nth(1).waitFor();
  await finished("story");
});
await walk.step("compare", async () => {
  const ids = await walk.row("story").locator(".sub.mono").allInnerTexts();
  await walk.go(`compare?a=${ids[0]}&b=${ids[1]}`);
  const facts = page.locator("section", { hasText: "pixels valid in both" });
  await facts.getByText("Median ratio").waitFor();
  assert.match(await facts.innerText(), /Median ratio\s+1\b/);
  await page.locator("figure").nth(2).waitFor();
});
await walk.step("account", async () => {
  await walk.link("carla").click();
  await page.getByLabel("Name of a new key").fill("evening run");
  await walk.button("Create key").click();
  await page.getByText("Copy the key now").waitFor();
});
await walk.step("users", async () => {
  await walk.link("Administration").click();
  await walk.button("Add user …").click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name").fill("bert");
  await dialog.getByLabel("Password").fill("a quiet winter evening");
  await dialog.getByRole("button", { name: /Add/ }).click();
  await walk.row("bert").waitFor();
});
await walk.step("settings", async () => {
  await walk.go("admin/settings");
  await page.getByLabel("Keep results, days").waitFor();
});
await walk.step("audit", async () => {
  await walk.go("admin/audit");
  await walk.row("account-add").getByText("bert").waitFor();
  await page.getByRole("button", { name: "Check the chain" }).click();
  const verdict = page.getByRole("status").filter({ hasText: "Intact" });
  await verdict.waitFor();
  assert.doesNotMatch(await verdict.innerText(), /broken/);
});
await walk.step("what an error code means", async () => {
  await walk.go("errors/MRO-1009");
  await page.getByRole("heading", { name: /MRO-1009/ }).waitFor();
});
await walk.picture("the HTTP interface", async () => {
  await page.goto(new URL("/docs", base).href);
  await page.getByText("/api/v1/jobs/estimate").first().waitFor();
});
for (const place of ["scans", "new", "jobs", "account", "admin/users"]) {
  await page.emulateMedia({ colorScheme: "dark" });
  await walk.step(`dark ${place.replace("/", " ")}`, async () => {
    await walk.go(place);
    await page.getByRole("heading").first().waitFor();
  });
}
await page.emulateMedia({ colorScheme: "light" });
await page.setViewportSize({ width: 420, height: 800 });
for (const place of ["jobs", "scans", "account"]) {
  await walk.step(`narrow ${place}`, async () => {
    await walk.go(place);
    const table = page.getByRole("table").first();
    await table.waitFor();
    assert.equal(await table.evaluate((one) => getComputedStyle(one.parentElement).overflowX), "auto", "hidden columns are reached");
    const [wide, seen] = await page.evaluate(() => [document.documentElement.scrollWidth, document.documentElement.clientWidth]);
    assert.equal(wide, seen, "the page itself is as wide as the window");
  });
}
await page.setViewportSize({ width: 1280, height: 800 });
await walk.step("signed out", async () => {
  await walk.button("Sign out").click();
  await walk.button("Sign in").waitFor();
});
await walk.step("somebody else by keyboard", async () => {
  await page.getByLabel("Name").focus();
  await page.keyboard.type("bert");
  await page.keyboard.press("Tab");
  await page.keyboard.type("a quiet winter evening");
  await page.keyboard.press("Enter");
  await page.getByText("No jobs yet").waitFor();
  assert.equal(await walk.link("Administration").count(), 0);
});
await walk.end();
