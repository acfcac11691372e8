// Writes static/vendor: the bundle, its licences and its notice.
import { readFileSync, writeFileSync } from "node:fs";
import { build } from "esbuild";

const here = (path) => new URL(path, import.meta.url);
const read = (path) => readFileSync(here(path), "utf8").trim();
const { version } = JSON.parse(read("node_modules/echarts/package.json"));

await build({
  entryPoints: [here("entry.mjs").pathname],
  outfile: here("../../static/vendor/echarts.min.js").pathname,
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "echarts",
  target: "es2020",
  charset: "ascii",
  legalComments: "none",
  define: { "process.env.NODE_ENV": '"production"' },
  banner: {
    js: `/* Apache ECharts ${version}, a part of it; Apache-2.0; see echarts.LICENSE.txt and echarts.NOTICE.txt. */`,
  },
});

const rule = "=".repeat(72);
const parts = [
  ["Apache ECharts", "node_modules/echarts/LICENSE"],
  ["d3 (in Apache ECharts)", "node_modules/echarts/licenses/LICENSE-d3"],
  ["zrender", "node_modules/zrender/LICENSE"],
  ["tslib", "node_modules/tslib/LICENSE.txt"],
];
const licences = parts.map(([name, path]) => `${rule}\n${name}\n${rule}\n\n${read(path).replaceAll("\r", "")}\n`);
writeFileSync(here("../../static/vendor/echarts.LICENSE.txt"), licences.join("\n"));

const notice = `${read("node_modules/echarts/NOTICE")}

echarts.min.js is a bundle of a part of Apache ECharts ${version}, made by
tools/echarts of this project: modules left out, the rest minified, nothing
else changed.
`;
writeFileSync(here("../../static/vendor/echarts.NOTICE.txt"), notice);
