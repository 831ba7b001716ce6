// The page as a whole: which bulletin is open, which table, which row; the address says all of it.

const app = document.getElementById("app");
const many = run.index.length !== 1 || run.failures.length > 0;
const view = { at: null, bulletin: null, table: "overview", grids: new Map(), chosen: null };

const tabs = () => ["overview", ...Object.keys(run.schema).filter((name) => run.schema[name].shown.length && view.bulletin.rows[name].length)];

/** Go where the address points: a bulletin, a node, a check, a mention; nowhere known is the first page. */
function route() {
  let id = location.hash.slice(1);
  try { id = decodeURIComponent(id); } catch { /* an address typed by hand */ }
  const at = whose(id);
  if (at < 0) {
    if (!many && run.texts.length) return openBulletin(0, null);
    return openIndex();
  }
  openBulletin(at, id);
}

/** The number of the bulletin that an id belongs to: the longest doc_id that it begins with. */
function whose(id) {
  let best = -1;
  run.texts.forEach((doc, at) => {
    if ((id === doc || id.startsWith(`${doc}:`)) && (best < 0 || doc.length > run.texts[best].length)) best = at;
  });
  return best;
}

function openIndex() {
  Object.assign(view, { at: null, bulletin: null, chosen: null });
  document.title = `${t("index")} · rectnlp`;
  document.body.className = "on-index";
  fill(app, topBar(), indexPage());
  scrollTo(0, 0);
}

function openBulletin(at, id) {
  if (view.at !== at) {
    Object.assign(view, { at, bulletin: bulletin(at), table: "overview", chosen: null });
    draw();
  }
  const row = id && view.bulletin.byId.get(id);
  if (row) choose(row);
}

function draw() {
  const { bulletin: own } = view;
  for (const rows of Object.values(own.rows)) for (const row of rows) row.marks = [];
  view.grids.clear();
  document.title = `${shown(own.document.get("title") ?? own.id)} · rectnlp`;
  document.body.className = "on-bulletin";
  view.text = prose(own);
  view.text.addEventListener("click", (event) => pick(event.target));
  view.tabs = h("div", { class: "tabs", role: "tablist" });
  view.panel = h("div", { class: "panel", role: "tabpanel" });
  view.overview = overview(own, choose, filtered);
  view.detail = h("aside", { class: "detail", hidden: true });
  fill(app, topBar(), h("main", { class: "desk" },
    outlineTree(own, (node) => choose(node)),
    h("div", { class: "reading" }, legend(), view.text),
    h("div", { class: "side" }, view.tabs, view.panel, view.detail)));
  markMismatches(own);
  follow();
  show(view.table);
}

function topBar() {
  const title = view.bulletin?.document.get("title") ?? view.bulletin?.id;
  return h("header", { class: "top" },
    many && view.bulletin ? h("a", { class: "back", href: "#" }, `← ${t("index")}`) : h("span", { class: "brand" }, "rectnlp"),
    h("span", { class: "top-title" }, title ?? ""),
    h("button", { class: "link", onclick: keysDialog, title: "?" }, t("keys")),
    h("button", { class: "link language", onclick: changeLanguage }, t("language")));
}

function changeLanguage() {
  switchLanguage();
  if (!view.bulletin) return openIndex();
  const { table, chosen } = view;
  draw();
  if (chosen) choose(chosen);
  else show(table);
}

/** The kinds of mention with their colours; a click hides or shows one. */
function legend() {
  const kinds = Object.keys(run.schema).filter((name) => run.schema[name].mentions && view.bulletin.rows[name].length);
  return h("div", { class: "legend kinds" }, kinds.map((name) => {
    const button = h("button", { class: `kind of-${name}`, "aria-pressed": "true" }, h("i", {}), tableName(name), h("span", { class: "quiet" }, number(view.bulletin.rows[name].length)));
    button.addEventListener("click", () => {
      const on = view.text.classList.toggle(`without-${name}`);
      button.setAttribute("aria-pressed", String(!on));
    });
    return button;
  }));
}

function show(table) {
  view.table = table;
  fill(view.tabs, tabs().map((name) => h("button", {
    role: "tab", "aria-selected": String(name === table), class: `of-${name}`, onclick: () => show(name), "data-table": name,
  }, name === "overview" ? t("overview") : tableName(name),
  name === "overview" ? null : h("span", { class: "quiet" }, number(view.bulletin.rows[name].length)))));
  view.tabs.querySelector("[aria-selected=true]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  view.detail.hidden = true;
  view.overview.classList.toggle("aside", table !== "overview");
  fill(view.panel, view.overview, table === "overview" ? null : grid(table).element);
}

function grid(table) {
  if (!view.grids.has(table)) {
    view.grids.set(table, new Grid(view.bulletin, table, (row) => choose(row), () => view.section));
  }
  return view.grids.get(table);
}

/** A table with codes chosen: what a bar of a chart stands for. */
function filtered(table, codes) {
  show(table);
  const own = grid(table);
  for (const select of own.element.querySelectorAll("select")) {
    select.value = codes[select.name] ?? "";
    own.codes[select.name] = select.value;
  }
  own.refresh();
}

/** The mention under the pointer; once more, and it is the next one that covers the same place. */
function pick(target) {
  const rows = target.closest?.(".mark")?.rows;
  if (rows) choose(rows[(rows.indexOf(view.chosen) + 1) % rows.length], { still: true });
}

/** Choose a row: in its table, in the text, in the address. */
function choose(row, { still = false } = {}) {
  clear();
  view.chosen = row;
  const isNode = row.table === "outline";
  const sectionNode = isNode ? row : view.bulletin.nodes.get(row.get("node_id"));
  if (sectionNode) view.section = [sectionNode.start, view.bulletin.offset(sectionNode.get("end"))];
  if (!isNode && !(row.table === "checks" && view.table === "overview")) {
    if (view.table !== row.table) show(row.table);
    detail(row);
    grid(row.table).show(row);
  }
  const marks = marksOf(row);
  for (const [mark, role] of marks) mark.classList.add("chosen", `as-${role}`);
  const first = marks[0]?.[0];
  if (first && !still) bringIntoSight(first);
  for (const card of view.overview.querySelectorAll(".check-card")) {
    card.classList.toggle("chosen", card.dataset.id === row.id);
    if (card.dataset.id === row.id && view.table === "overview") card.scrollIntoView({ block: "nearest" });
  }
  for (const entry of document.querySelectorAll(".outline .chosen")) entry.classList.remove("chosen");
  if (isNode) row.entry?.classList.add("chosen");
  try { history.replaceState(null, "", `#${encodeURIComponent(row.id)}`); } catch { /* a page without an address */ }
}

/** Scroll to an element; once more when the paragraphs above it have got their real heights. */
function bringIntoSight(element) {
  element.scrollIntoView({ block: "center" });
  requestAnimationFrame(() => element.scrollIntoView({ block: "center" }));
}

/** The elements to mark for a row: its own, those of the numbers of a check, or the heading that it hangs on. */
function marksOf(row) {
  if (row.table === "checks") {
    const members = [...view.bulletin.members(row)].sort(([, a], [, b]) => (a === "total" ? 0 : 1) - (b === "total" ? 0 : 1))
      .flatMap(([member, role]) => member.marks.map((mark) => [mark, role]));
    if (members.length) return members;
  }
  if (row.marks.length) return row.marks.map((mark) => [mark, "row"]);
  const node = view.bulletin.nodes.get(row.get("node_id") ?? "");
  if (node && row.table !== "progress") return node.marks.map((mark) => [mark, "row"]);
  return [...view.text.querySelectorAll(".mark")].filter((mark) => mark.rows.some((other) => other.start >= row.start && other.end <= row.end))
    .map((mark) => [mark, "row"]);
}

function clear() {
  for (const mark of document.querySelectorAll(".prose .chosen")) mark.classList.remove("chosen", "as-row", "as-total", "as-part");
  view.grids.forEach((own) => own.show(null));
  view.chosen = null;
  if (view.detail) view.detail.hidden = true;
}

/** Every column of the chosen row, with links to the rows that it names. */
function detail(row) {
  const entries = row.schema.columns.map((column, at) => [column, row.values[at]])
    .filter(([column, value]) => value !== null && value !== undefined && !/^(start|end|sentence_|total_|mention_id|check_id)/.test(column.name)
      && column.name !== (language ? "message" : "message_en"));
  const cell = (column, value) => (view.bulletin.byId.has(value) && value !== row.id
    ? h("a", { href: `#${encodeURIComponent(value)}` }, view.bulletin.byId.get(value).get("title") ?? view.bulletin.byId.get(value).get("text") ?? value)
    : cellText(column, value));
  const close = h("button", { class: "close", "aria-label": t("close"), onclick: clear }, "×");
  fill(view.detail, close, h("h3", { class: `of-${row.table}` }, h("i", {}), tableName(row.table)),
    h("dl", {}, entries.map(([column, value]) => [h("dt", { title: column.description }, columnName(column)), h("dd", {}, cell(column, value))])));
  view.detail.hidden = false;
}

/** Mark the section of the outline that is being read. */
function follow() {
  const scroller = view.text.parentElement;
  const nodes = view.bulletin.rows.outline.filter((node) => node.marks.length && node.get("level") !== "measure");
  let waiting = false;
  scroller.addEventListener("scroll", () => {
    if (waiting) return;
    waiting = true;
    requestAnimationFrame(() => {
      waiting = false;
      const top = scroller.getBoundingClientRect().top + 80;
      let [low, high] = [0, nodes.length];
      while (low < high) {
        const middle = (low + high) >> 1;
        if (nodes[middle].marks[0].getBoundingClientRect().top <= top) low = middle + 1;
        else high = middle;
      }
      const node = nodes[low - 1];
      if (node === view.here) return;
      view.here?.entry?.classList.remove("here");
      view.here = node;
      node?.entry?.classList.add("here");
      const line = node?.entry?.firstElementChild;
      if (line?.offsetParent) line.scrollIntoView({ block: "nearest" });
    });
  }, { passive: true });
}

function step(by) {
  if (!view.bulletin || view.table === "overview") return;
  const row = grid(view.table).step(by);
  if (row) choose(row);
}

function tab(by) {
  if (!view.bulletin) return;
  const names = tabs();
  show(names[(names.indexOf(view.table) + by + names.length) % names.length]);
}

function nextMismatch() {
  const rows = view.bulletin?.mismatches() ?? [];
  if (rows.length) choose(rows[(rows.indexOf(view.chosen) + 1) % rows.length]);
}

listen({
  step, tab, mismatch: nextMismatch, help: keysDialog, language: changeLanguage, close: clear,
  filter: () => document.querySelector(".filter")?.focus(),
  index: () => { if (many) location.hash = ""; },
});
addEventListener("hashchange", route);
addEventListener("beforeprint", () => view.grids.forEach((own) => own.until(own.found.length)));
if (language) document.documentElement.lang = "en";
route();
