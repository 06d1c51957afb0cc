/** What each picture shows: how to get there. */
const at = (hash) => async (page, base) => {
  await page.goto(`${base}#/${hash}`);
  await page.reload();
  await page.waitForLoadState("networkidle");
};

export const SCENES = {
  scans: at("scans"),
  async scan(page, base) {
    await at("scans")(page, base);
    await page.getByRole("button", { name: /^meas_MID/ }).click();
  },
  async newjob(page, base) {
    await at("new?scan=s1")(page, base);
    await page.getByRole("radio", { name: /GRAPPA/ }).check();
    await page.getByRole("radio", { name: /Pseudo multiple/ }).check();
    await page.getByLabel(/Undersample/).check();
    await page.getByRole("spinbutton", { name: "Replicas" }).fill("1");
    await page.getByText("One thing is not right yet").waitFor();
  },
  async newsense(page, base) {
    await at("new?from=j3")(page, base);
    await page.getByLabel("Scan", { exact: true }).selectOption("s1");
    await page.getByText("Runs beside others").waitFor();
    await page.evaluate(() => window.scrollTo(0, 500));
  },
  jobs: at("jobs"),
  async log(page, base) {
    await at("jobs")(page, base);
    await page.getByRole("button", { name: "Log: head 8ch analytic" }).click();
    await page.getByText("end of the calculation").waitFor();
  },
  async view(page, base) {
    await at("view/j2")(page, base);
    await page.getByTestId("value").waitFor();
    await page.waitForTimeout(1500);
  },
  async mosaic(page, base) {
    await page.getByRole("button", { name: "Mosaic" }).click();
    await page.waitForTimeout(800);
  },
  async planes(page, base) {
    await page.getByRole("button", { name: "Planes" }).click();
    await page.waitForTimeout(800);
  },
  async roi(page, base) {
    await page.getByRole("button", { name: "Slice", exact: true }).click();
    await page.getByRole("button", { name: "Circle at crosshair" }).click();
    await page.getByRole("button", { name: "Freehand" }).click();
    const box = await page.locator(".overlay").boundingBox();
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    await page.mouse.move(x + 40, y - 60);
    await page.mouse.down();
    for (const [dx, dy] of [[70, -50], [80, -10], [60, 20], [30, 0], [36, -40]]) {
      await page.mouse.move(x + dx, y + dy, { steps: 4 });
    }
    await page.mouse.up();
    await page.locator(".uplot").waitFor();
    await page.locator(".roi").scrollIntoViewIfNeeded();
    await page.waitForTimeout(600);
  },
  async coil(page, base) {
    await at("view/j3")(page, base);
    await page.getByRole("button", { name: "Coil sensitivities" }).click();
    await page.getByLabel("Element", { exact: false }).first().waitFor();
    await page.getByRole("combobox", { name: "Element" }).selectOption("7");
    await page.getByRole("button", { name: "Phase" }).click();
    await page.waitForTimeout(1500);
  },
  async compare(page, base) {
    await at("compare?a=j2&b=j3")(page, base);
    await page.getByText("Median ratio").waitFor();
    await page.waitForTimeout(2500);
  },
  async account(page, base) {
    await at("account")(page, base);
    await page.getByLabel("Name of a new key").fill("evening run");
    await page.getByRole("button", { name: "Create key" }).click();
    await page.getByText("Copy the key now").waitFor();
  },
  users: at("admin/users"),
  settings: at("admin/settings"),
  audit: at("admin/audit"),
  error: at("errors/MRO-1009"),
};
