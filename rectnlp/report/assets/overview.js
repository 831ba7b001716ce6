// The first look at one bulletin: what does not add up, how far it is, what happened when, who was sanctioned.

function overview(bulletin, choose, filtered) {
  const summary = run.index.find((row) => row.doc_id === bulletin.id) ?? {};
  return h("section", { class: "overview", "aria-label": t("overview") },
    figures(summary),
    toCheck(bulletin, choose),
    part(t("progress"), progressBars(bulletin, choose)),
    part(t("timeline"), timeline(bulletin, choose)),
    part(t("sanctions"), sanctionBars(bulletin, filtered)),
    part(t("money"), moneyBars(bulletin, filtered), t("money_note")),
    part(t("facts"), facts(bulletin)),
    h("p", { class: "colophon" }, t("made_by", { version: run.version })));
}

function part(title, content, note) {
  return content ? h("section", { class: "part" }, h("h2", {}, title), content, note ? h("p", { class: "note" }, note) : null) : null;
}

function figures(summary) {
  const figure = (key, text, alarm) => h("div", { class: `figure ${alarm ? "alarm" : ""}` },
    h("span", { class: "value" }, text), h("span", { class: "name" }, t(key)));
  return h("div", { class: "figures" },
    figure("problems", number(summary.problems)),
    figure("done_column", done(summary)),
    figure("completion_rate", summary.completion_rate === null ? "–" : `${number(summary.completion_rate)}%`),
    figure("sanctions", number(summary.sanctions)),
    figure("money_recovered", money(summary.money_recovered)),
    figure("mismatches", number(summary.mismatches), summary.mismatches > 0));
}

function toCheck(bulletin, choose) {
  const by = (status) => bulletin.rows.checks.filter((row) => row.get("status") === status);
  const [wrong, unclear, held] = ["mismatch", "unclear", "ok"].map(by);
  const folded = (key, rows) => (rows.length
    ? lazily(h("details", { class: "more" }, h("summary", {}, t(key, { n: rows.length }))), () => rows.map((row) => card(bulletin, row, choose)))
    : null);
  return h("section", { class: "part to-check" }, h("h2", {}, t("to_check")),
    wrong.length ? wrong.map((row) => card(bulletin, row, choose)) : h("p", { class: "all-well" }, t("to_check_none")),
    folded("unclear", unclear), folded("held", held));
}

/** Children that are made when the reader opens the element. */
function lazily(details, make) {
  details.addEventListener("toggle", () => details.open && details.childElementCount === 1 && details.append(...make()));
  return details;
}

/** One check: what is wrong in a sentence, the sum, and the passages with every number of it marked. */
function card(bulletin, check, choose) {
  const status = check.get("status");
  const element = h("article", { class: `check-card is-${status}`, "data-id": check.id },
    h("p", { class: "message" }, h("span", { class: "kind" }, codeName(columnOf("checks", "kind"), check.get("kind"))),
      (language ? check.get("message_en") : check.get("message")) ?? ""),
    check.get("expression") ? h("p", { class: "expression" }, check.get("expression")) : null,
    (bulletin.passages[check.id] ?? []).map((passage) => quotation(bulletin, passage)),
    h("button", { class: "link", onclick: () => choose(check) }, t("show_in_text"), " →"));
  return element;
}

function quotation(bulletin, [start, length, marks]) {
  const pieces = [];
  let at = 0;
  const all = [...bulletin.slice(start, start + length)];
  const text = (from, to) => all.slice(from, to).join("");
  // A long passage is shown from a little before its first number to a little behind its last.
  const first = Math.max(0, (marks[0]?.[0] ?? 0) - 60);
  const last = Math.min(length, (marks.at(-1)?.[1] ?? length) + 60);
  at = first;
  for (const [low, high] of marks) {
    if (low < at) continue;
    pieces.push(text(at, low), h("mark", {}, text(low, high)));
    at = high;
  }
  return h("blockquote", {}, first > 0 ? "…" : null, pieces, text(at, last), last < length ? "…" : null);
}

function progressBars(bulletin, choose) {
  const rows = bulletin.rows.progress.filter((row) => row.get("total"));
  if (!rows.length) return null;
  return rows.map((row) => {
    const parts = ["done", "mostly_done", "ongoing", "not_started"].map((name) => ({ label: t(name), value: row.get(name) ?? 0, tone: name }));
    const sum = parts.reduce((all, item) => all + item.value, 0);
    const scope = row.get("scope_unit_id");
    return h("button", { class: "progress-row", onclick: () => choose(row) },
      h("span", { class: "progress-title" }, codeName(columnOf("progress", "basis"), row.get("basis")), " ",
        t("of_total", { n: number(row.get("total")) }),
        h("span", { class: "quiet" }, [...parts.filter((item) => item.value).map((item) => `${item.label} ${number(item.value)}`), row.get("rate") === null ? null : `${number(row.get("rate"))}%`, scope, row.get("as_of") && `${columnName(columnOf("progress", "as_of"))} ${row.get("as_of")}`]
          .filter(Boolean).map((text) => ` · ${text}`).join(""))),
      stackedBar(parts, Math.max(row.get("total"), sum)));
  });
}

/** By category, the heaviest measure first. */
function sanctionBars(bulletin, filtered) {
  const groups = new Map();
  for (const row of bulletin.rows.sanctions) {
    if (row.get("repeat_of")) continue;
    const key = row.get("sanction");
    if (!groups.has(key)) groups.set(key, { code: key, category: row.get("category"), severity: row.get("severity") ?? 0, rows: 0, persons: 0 });
    const group = groups.get(key);
    group.rows += 1;
    if (!row.get("part_of")) group.persons += row.get("n_persons") ?? 0;
  }
  if (!groups.size) return null;
  const [category, sanction] = [columnOf("sanctions", "category"), columnOf("sanctions", "sanction")];
  const order = Object.keys(category.codes);
  const sorted = [...groups.values()].sort((a, b) => order.indexOf(a.category) - order.indexOf(b.category) || b.severity - a.severity);
  const most = Math.max(...sorted.map((group) => group.persons || group.rows));
  return order.filter((code) => sorted.some((group) => group.category === code)).map((code) => h("div", { class: "bar-group" },
    h("h3", {}, codeName(category, code)),
    barChart(sorted.filter((group) => group.category === code).map((group) => ({
      label: codeName(sanction, group.code),
      value: (group.persons || group.rows) / most,
      text: [group.persons ? t("persons", { n: number(group.persons) }) : null, t("rows", { n: group.rows })].filter(Boolean).join(" · "),
      tone: `sanction depth-${Math.min(group.severity, 6)}`,
      act: () => filtered("sanctions", { sanction: group.code }),
    })))));
}

function moneyBars(bulletin, filtered) {
  const flow = columnOf("amounts", "flow");
  const sums = new Map();
  for (const row of bulletin.rows.amounts) {
    if (row.get("dimension") !== "money" || row.get("part_of") || row.get("repeat_of")) continue;
    const code = row.get("flow") ?? "other";
    sums.set(code, (sums.get(code) ?? 0) + (row.get("si_value") ?? 0));
  }
  if (!sums.size) return null;
  return barChart(Object.keys(flow.codes).filter((code) => sums.has(code)).map((code) => ({
    label: codeName(flow, code), value: sums.get(code), text: money(sums.get(code)), tone: "amounts",
    act: () => filtered("amounts", { flow: code, dimension: "money" }),
  })).map((bar, _, bars) => ({ ...bar, value: bar.value / Math.max(...bars.map((other) => other.value)) })));
}

function facts(bulletin) {
  const names = ["issuer", "region", "inspector", "inspection_start", "inspection_end", "feedback_date", "cutoff", "published", "doc_kind", "phone", "email", "address", "source"];
  const entries = names.map((name) => [columnOf("documents", name), bulletin.document.get(name)]).filter(([, value]) => value);
  return h("dl", { class: "facts" }, entries.map(([column, value]) => [h("dt", {}, columnName(column)), h("dd", {}, cellText(column, value))]));
}
