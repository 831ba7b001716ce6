// What things are called, in the language that the reader chose.

const run = block("run");
const KEPT = "rectnlp-language";
let language = (() => {
  try { return localStorage.getItem(KEPT) === "en" ? 1 : 0; } catch { return 0; }
})();

function switchLanguage() {
  language = 1 - language;
  document.documentElement.lang = language ? "en" : "zh-Hans";
  try { localStorage.setItem(KEPT, language ? "en" : "zh"); } catch { /* a page that may keep nothing */ }
}

/** Words of the report's own, with {places} filled in. */
function t(key, values = {}) {
  const words = run.words[key] ?? [key, key];
  return words[language].replace(/\{(\w+)\}/g, (_, name) => values[name] ?? "");
}

const tableName = (name) => (language ? name.replaceAll("_", " ") : run.schema[name].zh);
const columnName = (column) => (language ? column.name.replace(/_en$/, "").replaceAll("_", " ") : column.zh);
const codeName = (column, code) => column.codes[code]?.[language] ?? code;
const columnOf = (table, name) => run.schema[table].columns.find((column) => column.name === name);

const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 2 });
const number = (value) => (value === null || value === undefined ? "–" : plain.format(value));

/** Money in 元 as people say it: 12.7万, 3.6亿; 127k, 366m. */
function money(value) {
  if (value === null || value === undefined) return "–";
  const steps = language ? [[1e9, "bn"], [1e6, "m"], [1e3, "k"]] : [[1e8, "亿"], [1e4, "万"]];
  const step = steps.find(([size]) => Math.abs(value) >= size) ?? [1, ""];
  return `${plain.format(value / step[0])}${step[1]}${language ? " yuan" : "元"}`;
}

/** How many are done, and of what where that is not problems. */
function done(row) {
  const basis = row.completion_basis;
  const of = basis && basis !== "problem" && row.done !== null ? ` ${codeName(columnOf("documents", "completion_basis"), basis)}` : "";
  return [number(row.done), of ? h("span", { class: "quiet of" }, of) : null];
}

/** A cell as a person reads it. */
function cellText(column, value) {
  if (value === null || value === undefined) return "";
  if (column.codes[value]) return codeName(column, value);
  if (column.type === "double" || (column.type === "int64" && !/year|start|end/.test(column.name))) return number(value);
  return String(value);
}
