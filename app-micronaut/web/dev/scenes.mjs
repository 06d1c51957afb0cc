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
  error: at("errors/MRO-1009"),
};
