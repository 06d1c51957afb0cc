// A person in front of Chromium: walks step by step, keeps a picture of each, and notices what should not be.
import assert from "node:assert/strict";
import { mkdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
/** Software rendering: machines that run tests have no graphics card. */
const ARGUMENTS = ["--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader"];
const PATIENCE_MS = 120_000;

export class Walker {
  #browser;
  #pictures = 0;
  #wrong = [];
  #folder;

  /** Opens a browser at the address of a server; pictures go into the folder. */
  static async at(base, folder) {
    mkdirSync(folder, { recursive: true });
    const walker = new Walker();
    walker.#folder = folder;
    walker.base = base;
    walker.#browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ARGUMENTS });
    walker.page = await walker.#browser.newPage({ viewport: { width: 1280, height: 800 }, acceptDownloads: true });
    walker.page.setDefaultTimeout(PATIENCE_MS);
    walker.page.on("request", (request) => {
      if (!request.url().startsWith(base) && !/^(data|blob):/.test(request.url())) {
        walker.#wrong.push(`asked ${new URL(request.url()).origin}, which is not this server`);
      }
    });
    walker.page.on("pageerror", (failure) => walker.#wrong.push(`the page threw ${failure}`));
    walker.page.on("console", (message) => {
      // What the policy of the server forbids is told on the console only.
      if (message.type() === "error" && /Content Security Policy/.test(message.text())) {
        walker.#wrong.push(message.text());
      }
    });
    return walker;
  }

  /** Does the work of a step, takes its picture, and looks for what people with other eyes, ears and hands cannot use. */
  async step(name, work) {
    await this.picture(name, work);
    await this.page.evaluate(AXE);
    const { violations } = await this.page.evaluate((rules) => globalThis.axe.run({ runOnly: rules }), RULES);
    for (const { id, help, nodes } of violations) {
      this.#wrong.push(`${name}: ${id}: ${help}: ${nodes[0].html.slice(0, 160)}`);
    }
  }

  /** Does the work and takes its picture only: for pages that a library draws. */
  async picture(name, work) {
    await work();
    await this.page.screenshot({ path: `${this.#folder}/${String(++this.#pictures).padStart(2, "0")}-${name.replaceAll(" ", "-")}.png` });
    console.log(name);
  }

  /** Ends the walk; what was noticed on the way fails it. */
  async end() {
    await this.#browser.close();
    assert.deepEqual(this.#wrong, []);
    console.log(`${this.#pictures} pictures, nothing asked outside, no barrier found`);
  }

  link(name) {
    return this.page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name });
  }

  button(name) {
    return this.page.getByRole("button", { name, exact: true });
  }

  row(text) {
    return this.page.getByRole("row").filter({ hasText: text });
  }

  /** Turns to a place of the page, as its address names it. */
  async go(place) {
    await this.page.goto(`${this.base}#/${place}`);
    await this.page.reload();
  }
}
