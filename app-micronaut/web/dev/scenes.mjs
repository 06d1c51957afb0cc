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
