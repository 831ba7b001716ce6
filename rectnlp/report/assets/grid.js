// A table: sorted by a click on a column, filtered by words and codes, its rows tied to the text. Rows are made as they
// come into sight, so a table of many thousands opens at once.

const STEP = 120;

class Grid {
  constructor(bulletin, table, choose, section) {
    Object.assign(this, { bulletin, table, choose, section });
    this.schema = run.schema[table];
    this.all = bulletin.rows[table];
    this.words = "";
    this.codes = {};
    this.order = table === "checks" ? { at: this.schema.at.status, down: false } : null;
    this.wide = false;
    this.element = h("section", { class: "grid", "aria-label": tableName(table) });
    this.body = h("tbody");
    this.head = h("thead");
    this.count = h("span", { class: "count", role: "status" });
    this.scroll = h("div", { class: "scroll" }, h("table", { class: `rows of-${table}` }, this.head, this.body));
    this.scroll.addEventListener("scroll", () => this.more());
    this.element.append(this.tools(), this.scroll);
    this.refresh();
  }

  columns() {
    return this.wide ? this.schema.columns : this.schema.shown.map((name) => columnOf(this.table, name)).map((column) =>
      column.name === "message" && language && "message_en" in this.schema.at ? columnOf(this.table, "message_en") : column);
  }

  tools() {
    this.input = h("input", { type: "search", class: "filter", placeholder: t("filter"), "aria-label": t("filter") });
    this.input.addEventListener("input", () => {
      this.words = this.input.value.trim().toLowerCase();
      this.refresh();
    });
    const selects = this.schema.columns.filter((column) => this.schema.shown.includes(column.name)).map((column) => this.select(column));
    const check = (label, set) => {
      const box = h("input", { type: "checkbox", onchange: () => { set(box.checked); this.refresh(); } });
      return h("label", { class: "check" }, box, label);
    };
    const copy = copier(() => csvOf(this.bulletin, this.found, this.table));
    const save = h("button", { onclick: () =>
      saveText(csvOf(this.bulletin, this.found, this.table), `${this.bulletin.id.replaceAll("/", "-")}-${this.table}.csv`) }, t("save_csv"));
    return h("div", { class: "tools" }, this.input, selects,
      check(t("all_columns"), (on) => (this.wide = on)), check(t("this_section"), (on) => (this.narrow = on)),
      h("span", { class: "end" }, this.count, copy, save));
  }

  /** A choice of the codes that a column really holds. */
  select(column) {
    const at = this.schema.at[column.name];
    const held = new Set(this.all.map((row) => row.values[at]));
    const codes = Object.keys(column.codes).filter((code) => held.has(code));
    if (codes.length < 2) return null;
    const select = h("select", { "aria-label": columnName(column), name: column.name },
      h("option", { value: "" }, columnName(column)), codes.map((code) => h("option", { value: code }, codeName(column, code))));
    select.addEventListener("change", () => {
      this.codes[column.name] = select.value;
      this.refresh();
    });
    return select;
  }

  matches(row) {
    for (const [name, code] of Object.entries(this.codes)) if (code && row.get(name) !== code) return false;
    if (this.narrow && this.section()) {
      const [start, end] = this.section();
      if (!(row.start >= start && row.start < end)) return false;
    }
    if (!this.words) return true;
    row.found ??= this.schema.columns.map((column, at) => `${row.values[at] ?? ""} ${cellText(column, row.values[at])}`)
      .concat(this.bulletin.sentence(row) ?? "").join(" ").toLowerCase();
    return row.found.includes(this.words);
  }

  refresh() {
    this.found = this.all.filter((row) => this.matches(row));
    if (this.order) this.found.sort(this.comparison());
    this.header();
    this.body.replaceChildren();
    for (const row of this.all) row.line = null;
    this.shownRows = 0;
    this.count.textContent = this.found.length === this.all.length
      ? t("rows", { n: number(this.all.length) })
      : t("rows_of", { n: number(this.found.length), all: number(this.all.length) });
    if (!this.found.length) {
      this.body.append(h("tr", { class: "none" },
        h("td", { colspan: this.columns().length }, t(this.all.length ? "no_rows" : "no_mentions"))));
    }
    this.more(true);
  }

  comparison() {
    const { at, down } = this.order;
    const rank = Object.fromEntries(["mismatch", "unclear", "ok"].map((code, n) => [code, n]));
    const key = (row) => (this.table === "checks" && at === this.schema.at.status ? rank[row.values[at]] : row.values[at]);
    return (a, b) => {
      const [x, y] = [key(a), key(b)];
      if (x === y) return 0;
      if (x === null || x === undefined) return 1; // what is missing comes last, whichever way
      if (y === null || y === undefined) return -1;
      const less = typeof x === "number" && typeof y === "number" ? x - y : String(x).localeCompare(String(y), "zh");
      return down ? -less : less;
    };
  }

  header() {
    fill(this.head, h("tr", {}, this.columns().map((column) => {
      const at = this.schema.at[column.name];
      const sorted = this.order?.at === at ? (this.order.down ? "descending" : "ascending") : "none";
      const button = h("button", { title: `${column.name}: ${column.description}` }, columnName(column),
        h("span", { class: "arrow" }, { ascending: "↑", descending: "↓", none: "" }[sorted]));
      button.addEventListener("click", () => {
        this.order = sorted === "none" ? { at, down: false } : sorted === "ascending" ? { at, down: true } : null;
        this.refresh();
      });
      return h("th", { scope: "col", "aria-sort": sorted, class: column.type === "string" ? null : "number" }, button);
    })));
  }

  /** Make rows until the last one is out of sight. */
  more(force = false) {
    const near = () => this.scroll.scrollTop + this.scroll.clientHeight > this.scroll.scrollHeight - 600;
    if (force || near()) this.until(this.shownRows + STEP);
  }

  until(end) {
    const columns = this.columns();
    const lines = this.found.slice(this.shownRows, end).map((row) => this.line(row, columns));
    this.shownRows = Math.min(this.found.length, Math.max(end, this.shownRows));
    this.body.append(...lines);
  }

  line(row, columns) {
    const line = h("tr", { "data-id": row.id, class: row.table === "checks" ? `is-${row.get("status")}` : null },
      columns.map((column) => {
        const value = row.values[this.schema.at[column.name]];
        const text = cellText(column, value);
        const kind = column.codes[value] ? "code" : column.type === "string" ? `text ${column.name}` : "number";
        return h("td", { class: kind, title: text.length > 24 ? text : null }, column.codes[value] ? h("span", {}, text) : text.length > 40 ? h("span", { class: "clip" }, text) : text);
      }));
    line.addEventListener("click", () => this.choose(row));
    if (row === this.chosen) line.classList.add("chosen");
    row.line = line;
    return line;
  }

  /** Bring a row into sight and mark it. */
  show(row) {
    this.chosen?.line?.classList.remove("chosen");
    this.chosen = row;
    if (!row) return;
    const at = this.found.indexOf(row);
    if (at < 0) return;
    if (at >= this.shownRows) this.until(at + STEP);
    row.line.classList.add("chosen");
    row.line.scrollIntoView({ block: "nearest" });
  }

  /** The row that stands some lines below or above the chosen one. */
  step(by) {
    const at = this.found.indexOf(this.chosen);
    return this.found[at < 0 ? 0 : Math.min(this.found.length - 1, Math.max(0, at + by))];
  }
}
