// Rows as CSV, with codes rather than labels, and no cell that a spreadsheet would run.
// Source: OWASP, CSV Injection; the same rule as the CSV export's.

const RISKY = /^'*[=+\-@\t\r\n＝＋－＠]/;

function csvOf(bulletin, rows, table) {
  const columns = run.schema[table].columns;
  const withSentence = run.schema[table].mentions;
  const head = ["doc_id", ...columns.map((column) => column.name), ...(withSentence ? ["sentence"] : [])];
  const lines = rows.map((row) => [
    csvText(bulletin.id),
    ...columns.map((column, at) => (column.type === "string" ? csvText(row.values[at]) : row.values[at])),
    ...(withSentence ? [csvText(bulletin.sentence(row))] : []),
  ]);
  return [head, ...lines].map((cells) => cells.map(csvCell).join(",")).join("\n") + "\n";
}

/** The index of bulletins as CSV. */
function csvIndex(rows) {
  const names = Object.keys(run.index[0] ?? {});
  const lines = rows.map((row) => names.map((name) => (typeof row[name] === "string" ? csvText(row[name]) : row[name])));
  return [names, ...lines].map((cells) => cells.map(csvCell).join(",")).join("\n") + "\n";
}

/** A button that copies what `make` gives, and says whether it could. */
function copier(make) {
  const said = h("span", { class: "said", role: "status" });
  const button = h("button", { class: "link copy" }, t("copy_csv"));
  button.addEventListener("click", async () => {
    said.textContent = t((await copyText(make())) ? "copied" : "not_copied");
    setTimeout(() => (said.textContent = ""), 2000);
  });
  return [said, button];
}

const csvText = (value) => (value && RISKY.test(value) ? `'${value}` : value);

function csvCell(value) {
  if (value === null || value === undefined) return "";
  const text = String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function copyText(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = h("textarea", { class: "off-screen" });
    area.value = text;
    document.body.append(area);
    area.select();
    const done = document.execCommand("copy");
    area.remove();
    return done;
  }
}

function saveText(text, name) {
  const url = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
  const link = h("a", { href: url, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
