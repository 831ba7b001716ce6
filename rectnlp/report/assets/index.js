// Several bulletins: what does not add up in any of them, a table to sort and filter, and a comparison side by side.

const INDEX_COLUMNS = ["title", "region", "published", "problems", "done", "completion_rate", "sanctions_column", "sanctioned_persons", "money_recovered", "mismatches"];
const FIELD = { sanctions_column: "sanctions" };
const WORDY = ["title", "region", "published"];
const ticked = new Set();

function indexPage() {
  const page = h("main", { class: "index" });
  const state = { key: null, down: true, words: "" };
  const compared = h("section", { class: "part compare" });
  let found = run.index;
  const body = h("tbody");
  const head = h("thead");
  const input = h("input", { type: "search", class: "filter", placeholder: t("filter"), "aria-label": t("filter") });
  input.addEventListener("input", () => { state.words = input.value.trim().toLowerCase(); rows(); });

  const value = (row, key) => row[FIELD[key] ?? key];
  const text = (row, key) => {
    const item = value(row, key);
    if (key === "title") return item ?? row.doc_id;
    if (key === "done") return done(row);
    if (key === "money_recovered") return money(item);
    if (key === "completion_rate") return item === null ? "–" : `${number(item)}%`;
    return WORDY.includes(key) ? (item ?? "") : number(item);
  };
  const most = Object.fromEntries(INDEX_COLUMNS.map((key) => [key, Math.max(...run.index.map((row) => Number(value(row, key)) || 0), 1)]));

  function header() {
    fill(head, h("tr", {}, h("th", { class: "tick" }, h("span", { class: "off-screen" }, t("compare"))), INDEX_COLUMNS.map((key) => {
      const sorted = state.key === key ? (state.down ? "descending" : "ascending") : "none";
      const button = h("button", {}, t(key), h("span", { class: "arrow" }, { ascending: "↑", descending: "↓", none: "" }[sorted]));
      button.addEventListener("click", () => {
        state.down = state.key === key ? !state.down : !WORDY.includes(key);
        state.key = key;
        rows();
      });
      return h("th", { scope: "col", "aria-sort": sorted, class: WORDY.includes(key) ? null : "number" }, button);
    })));
  }

  function rows() {
    header();
    found = run.index.filter((row) => Object.values(row).join(" ").toLowerCase().includes(state.words));
    if (state.key) {
      found.sort((a, b) => {
        const [x, y] = [value(a, state.key), value(b, state.key)];
        if (x === null || y === null) return (x === null) - (y === null);
        const less = typeof x === "number" ? x - y : String(x).localeCompare(String(y), "zh");
        return state.down ? -less : less;
      });
    }
    fill(body, found.map((row) => h("tr", { "data-id": row.doc_id },
      h("td", { class: "tick" }, tick(row)),
      INDEX_COLUMNS.map((key) => h("td", { class: `${WORDY.includes(key) ? key : "number"} ${key === "mismatches" && row.mismatches ? "alarm" : ""}` },
        key === "title" ? h("a", { href: `#${encodeURIComponent(row.doc_id)}`, title: row.issuer }, text(row, key)) : text(row, key),
        WORDY.includes(key) || !value(row, key) ? null
          : h("span", { class: "spark", style: { width: `${(100 * Number(value(row, key))) / (key === "completion_rate" ? 100 : most[key])}%` } }))))));
  }

  function tick(row) {
    const box = h("input", { type: "checkbox", "aria-label": `${t("compare")}: ${row.title ?? row.doc_id}` });
    box.checked = ticked.has(row.doc_id);
    box.addEventListener("change", () => {
      if (box.checked) ticked.add(row.doc_id);
      else ticked.delete(row.doc_id);
      compare();
    });
    return box;
  }

  function compare() {
    const chosen = run.index.filter((row) => ticked.has(row.doc_id));
    fill(compared, h("h2", {}, t("compare")), chosen.length < 2 ? h("p", { class: "note" }, t("compare_note")) : comparison(chosen));
  }

  rows();
  compare();
  fill(page,
    h("header", { class: "index-head" }, h("h1", {}, t("index")), h("p", { class: "quiet" }, t("bulletins", { n: number(run.index.length) }))),
    run.mismatches.length ? h("section", { class: "part to-check" }, h("h2", {}, t("to_check"), h("span", { class: "badge" }, number(run.mismatches.length))), mismatchList()) : h("p", { class: "all-well" }, t("to_check_none")),
    h("section", { class: "part" }, h("div", { class: "tools" }, input, copier(() => csvIndex(found))), h("div", { class: "scroll" }, h("table", { class: "rows" }, head, body))),
    compared,
    failures(),
    h("p", { class: "colophon" }, t("made_by", { version: run.version })));
  return page;
}

/** Every mismatch of every bulletin in a line; the first few at once. */
function mismatchList(first = 8) {
  const titles = new Map(run.index.map((row) => [row.doc_id, row.title ?? row.doc_id]));
  const line = (found) => h("li", {}, h("a", { href: `#${encodeURIComponent(found.id)}` }, language ? found.message_en : found.message),
    h("span", { class: "quiet" }, ` ${titles.get(found.doc_id)}`));
  const rest = run.mismatches.slice(first);
  return [h("ol", { class: "mismatch-list" }, run.mismatches.slice(0, first).map(line)),
    rest.length ? lazily(h("details", { class: "more" }, h("summary", {}, `${t("more")} ${number(rest.length)}`)), () => [h("ol", { class: "mismatch-list" }, rest.map(line))]) : null];
}

/** Measures down, bulletins across; what every problem comes to beside the bare figure. */
function comparison(chosen) {
  const line = (name, values, format) => {
    const most = Math.max(...values.map((value) => value ?? 0), 1e-9);
    return h("tr", {}, h("th", { scope: "row" }, name), values.map((value) => h("td", { class: "number" }, format(value),
      value ? h("span", { class: "spark", style: { width: `${(100 * value) / most}%` } }) : null)));
  };
  const of = (key) => chosen.map((row) => row[key]);
  const each = (key) => chosen.map((row) => (row.problems && row[key] !== null ? row[key] / row.problems : null));
  return h("div", { class: "scroll" }, h("table", { class: "comparison" },
    h("thead", {}, h("tr", {}, h("td"), chosen.map((row) => h("th", { scope: "col" }, h("a", { href: `#${encodeURIComponent(row.doc_id)}` }, row.title ?? row.doc_id))))),
    h("tbody", {},
      line(t("problems"), of("problems"), number),
      line(t("measures"), of("measures"), number),
      line(t("done_column"), of("done"), number),
      line(t("completion_rate"), of("completion_rate"), (value) => (value === null ? "–" : `${number(value)}%`)),
      line(t("sanctions_column"), of("sanctions"), number),
      line(t("sanctioned_persons"), of("sanctioned_persons"), number),
      line(`${t("sanctioned_persons")} / ${t("per_problem")}`, each("sanctioned_persons"), number),
      line(t("money_recovered"), of("money_recovered"), money),
      line(`${t("money_recovered")} / ${t("per_problem")}`, each("money_recovered"), money),
      line(t("mismatches"), of("mismatches"), number),
      line(t("n_chars"), of("n_chars"), number))));
}

function failures() {
  if (!run.failures.length) return null;
  return h("section", { class: "part" }, h("h2", {}, t("failures")), h("ul", { class: "failures" },
    run.failures.map((row) => h("li", {}, h("strong", {}, row.source ?? row.doc_id), ` ${row.message}`))));
}
