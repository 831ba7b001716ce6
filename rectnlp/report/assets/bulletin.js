// One bulletin: its text, and rows that know where they stand in it.

const opened = new Map();

/** The bulletin of that number in the run, parsed when first asked for. */
function bulletin(index) {
  if (!opened.has(index)) opened.set(index, new Bulletin(block(`bulletin-${index}`)));
  return opened.get(index);
}

class Row {
  constructor(table, values) {
    this.table = table;
    this.values = values;
    this.marks = []; // its elements in the text
  }
  get(name) {
    return this.values[run.schema[this.table].at[name]];
  }
  get schema() {
    return run.schema[this.table];
  }
}

for (const table of Object.values(run.schema)) {
  table.at = Object.fromEntries(table.columns.map((column, at) => [column.name, at]));
}

class Bulletin {
  constructor(data) {
    this.id = data.doc_id;
    this.text = data.text;
    this.offset = offsets(data.text);
    this.parts = data.parts;
    this.passages = data.passages;
    this.rows = {};
    for (const [name, rows] of Object.entries(data.tables)) this.rows[name] = rows.map((values) => new Row(name, values));
    this.document = this.rows.documents[0] ?? new Row("documents", []);
    this.byId = new Map();
    this.nodes = new Map(this.rows.outline.map((row) => [row.get("node_id"), row]));
    for (const name of ["outline", ...Object.keys(run.schema).filter((table) => run.schema[table].shown.length)]) {
      for (const row of this.rows[name]) this.place(row);
    }
  }

  /** Give a row its key for the address bar and its span in the text (UTF-16). */
  place(row) {
    let [start, end] = [row.get("start"), row.get("end")];
    const node = this.nodes.get(row.get("node_id"));
    if (row.table === "checks") [start, end] = [row.get("total_start"), row.get("total_end")];
    if (row.table === "outline" || (start === undefined && node)) {
      start = (row.table === "outline" ? row : node).get("start");
      end = start + 1;
    }
    const key = { outline: "node_id", problems: "problem_id", checks: "check_id", inspections: "inspection_id" }[row.table];
    row.id = row.get(key ?? "mention_id") ?? `${this.id}:${row.table}:${start}-${end}`;
    if (row.table === "problems") row.id = `${row.id}:problem`;
    if (start !== null && start !== undefined) [row.start, row.end] = [this.offset(start), this.offset(end)];
    if (!this.byId.has(row.id)) this.byId.set(row.id, row);
  }

  sentence(row) {
    const [start, end] = [row.get("sentence_start"), row.get("sentence_end")];
    return start === null || start === undefined ? null : this.slice(start, end).trim();
  }

  slice(start, end) {
    return this.text.slice(this.offset(start), this.offset(end));
  }

  mismatches() {
    return this.rows.checks.filter((row) => row.get("status") === "mismatch");
  }

  /** The elements of the numbers that a check is about, with their role. */
  *members(check) {
    for (const [id, role] of this.parts[check.id] ?? []) {
      const row = this.byId.get(id);
      if (row) yield [row, role];
    }
  }
}

/** From offsets in code points to offsets in UTF-16, which differ only where a text has rare characters. */
function offsets(text) {
  if (!/[\ud800-\udbff]/.test(text)) return (at) => at;
  const map = [];
  let unit = 0;
  for (const character of text) {
    map.push(unit);
    unit += character.length;
  }
  map.push(unit);
  return (at) => map[at] ?? unit;
}
