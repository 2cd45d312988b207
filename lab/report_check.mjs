// Opens HTML reports in headless Chromium and says what is wrong with them: requests for anything but the file,
// accessibility violations that axe calls serious or critical, pages that scroll sideways, errors on the console.
//
//   npm install --prefix MODULES axe-core puppeteer-core
//   node lab/report_check.mjs --modules MODULES [--shots FOLDER] [--no-script] REPORT.html…
//
// Every report is opened at 360, 768 and 1440 pixels, in the light and in the dark; --shots stores what it looks
// like there and on paper. Exit 1 when anything is wrong.
import { createRequire } from "node:module";
import { mkdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";

const WIDTHS = [360, 768, 1440];
const SCHEMES = ["light", "dark"];

const { values: options, positionals: reports } = parseArgs({
  allowPositionals: true,
  options: {
    modules: { type: "string", default: "." },
    chromium: { type: "string", default: "/usr/bin/chromium" },
    shots: { type: "string" },
    "no-script": { type: "boolean", default: false },
  },
});
const require = createRequire(join(resolve(options.modules), "node_modules", "any.js"));
const puppeteer = require("puppeteer-core");
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

async function settle(page, width, scheme) {
  await page.setViewport({ width, height: 900 });
  await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }]);
}

async function violations(page) {
  // Through the debugging protocol, which the page's policy does not concern.
  await page.evaluate(axe);
  const found = await page.evaluate(() => axe.run(document, { resultTypes: ["violations"] }));
  return found.violations;
}

async function shoot(page, name) {
  await page.screenshot({ path: join(options.shots, `${name}.png`), fullPage: true });
}

async function check(browser, report) {
  const wrong = [];
  const lesser = new Set();
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(!options["no-script"]);
  const own = pathToFileURL(resolve(report)).href;
  page.on("request", (request) => {
    if (request.url() !== own) wrong.push(`asks for ${request.url()}`);
  });
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) wrong.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`script: ${error.message}`));
  const name = basename(report, ".html");
  await page.goto(own);
  for (const scheme of SCHEMES) {
    for (const width of WIDTHS) {
      await settle(page, width, scheme);
      const sideways = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (sideways > 0) wrong.push(`${width} px: ${sideways} px wider than the window`);
      for (const found of await violations(page)) {
        const words = `${scheme}, ${width} px: ${found.impact}: ${found.id}: ${found.nodes[0].target.join(" ")}: ${found.help}`;
        if (["serious", "critical"].includes(found.impact)) wrong.push(words);
        else lesser.add(words);
      }
      if (options.shots) await shoot(page, `${name}-${width}-${scheme}`);
    }
  }
  if (options.shots) {
    await settle(page, 1440, "light");
    await page.pdf({ path: join(options.shots, `${name}.pdf`), format: "A4", printBackground: true });
  }
  await page.close();
  return { wrong, lesser: [...lesser] };
}

if (options.shots) mkdirSync(options.shots, { recursive: true });
const browser = await puppeteer.launch({
  executablePath: options.chromium,
  args: ["--no-sandbox", "--disable-background-networking", "--force-color-profile=srgb"],
});
let failed = 0;
for (const report of reports) {
  const { wrong, lesser } = await check(browser, report);
  failed += wrong.length;
  console.log(`${report}: ${wrong.length} wrong, ${lesser.length} lesser`);
  for (const words of wrong) console.log(`  ${words}`);
  for (const words of lesser) console.log(`  lesser: ${words}`);
}
await browser.close();
process.exit(failed ? 1 : 0);
