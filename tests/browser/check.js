// check.js RESULTS PAGE...: each page through html-validate and, in Chromium, through axe-core: at the width of a desk in light and in
// dark, and at the width of a phone. A page may ask for nothing from outside, must not be wider than its window, must have loaded
// within a few seconds, and prints all that it shows. Prints what is wrong; one line at the end.
"use strict";
const fs = require("fs");
const path = require("path");
const puppeteer = require("puppeteer-core");
const { HtmlValidate } = require("html-validate");
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");

const views = [
	{ width: 1000, scheme: "light" },
	{ width: 1000, scheme: "dark" },
	{ width: 390, scheme: "light" },
];
const LOAD_MS = 8000;
const LARGE = 1 << 20; // a page of so many bytes is looked at in one view

// The standard's rules; what only its style guide asks for (quotes, case, inline style) is ours to choose.
const validator = new HtmlValidate({
	extends: ["html-validate:standard", "html-validate:a11y"],
	rules: { "long-title": "off", "svg-focusable": "off" },
});

async function validated(file) {
	const report = await validator.validateFile(file);
	return report.results.flatMap((r) => r.messages.map((m) => `html-validate ${m.ruleId} at line ${m.line}: ${m.message}`));
}

async function seen(browser, file, view) {
	const wrong = [];
	const page = await browser.newPage();
	page.on("request", (r) => r.url().startsWith("file:") || r.url().startsWith("data:") || wrong.push(`asks for ${r.url()}`));
	page.on("console", (m) => m.type() === "error" && wrong.push(`console: ${m.text()}`));
	page.on("pageerror", (e) => wrong.push(`error: ${e.message}`));
	await page.setViewport({ width: view.width, height: 900 });
	await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: view.scheme }]);
	const start = Date.now();
	await page.goto("file://" + path.resolve(file), { waitUntil: "load" });
	const ms = Date.now() - start;
	if (ms > LOAD_MS) wrong.push(`takes ${ms} ms to load`);
	const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
	if (wide > 0) wrong.push(`is ${wide} px wider than its window`);
	await page.evaluate(axe); // by the debugger: the page itself lets no script run
	const result = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
	for (const v of result.violations) {
		wrong.push(`axe ${v.id} (${v.impact}): ${v.help}; ${v.nodes.length} times, first ${v.nodes[0].html.slice(0, 200)}`);
	}
	await page.close();
	return { wrong: wrong.map((w) => `${view.width} px, ${view.scheme}: ${w}`), ms };
}

async function main() {
	const [results, ...files] = process.argv.slice(2);
	const browser = await puppeteer.launch({
		executablePath: process.env.CHROMIUM,
		args: ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"],
		protocolTimeout: 300000,
	});
	let passed = 0;
	let failed = 0;
	let slowest = 0;
	for (const file of files) {
		const wrong = await validated(file);
		for (const view of fs.statSync(file).size > LARGE ? views.slice(0, 1) : views) {
			const one = await seen(browser, file, view);
			wrong.push(...one.wrong);
			slowest = Math.max(slowest, one.ms);
		}
		wrong.slice(0, 12).forEach((w) => console.log(`${path.basename(file)}: ${w}`));
		if (wrong.length > 12) console.log(`${path.basename(file)}: ${wrong.length - 12} more`);
		wrong.length ? failed++ : passed++;
	}
	await browser.close();
	fs.writeFileSync(results, `${passed} ${failed} 0\n`);
	console.log(`browser: ${passed} passed, ${failed} failed, 0 skipped (the slowest page loaded in ${slowest} ms)`);
	process.exitCode = failed ? 1 : 0;
}
main().catch((e) => {
	console.error(e);
	process.exitCode = 1;
});
