// The text with every mention marked. Mentions nest and overlap, so a paragraph is cut at every border of one, and each
// piece carries all mentions that cover it: the innermost gives the tint, the next the line below.

const HEADINGS = ["title", "part", "section", "topic", "item"];

const LONGEST = 2000; // characters of a block; a longer paragraph is cut at the end of a sentence

function prose(bulletin) {
  const layers = [...marks(bulletin), ...heads(bulletin)].sort((a, b) => a.start - b.start || b.end - a.end);
  const article = h("article", { class: "prose", tabindex: "-1" });
  let next = 0;
  let open = [];
  for (const [start, end, goesOn] of stretches(bulletin.text)) {
    while (next < layers.length && layers[next].start < end) open.push(layers[next++]);
    open = open.filter((layer) => layer.end > start);
    const element = paragraph(bulletin.text, start, end, open);
    if (goesOn) element.classList.add("goes-on");
    article.append(element);
  }
  return article;
}

/** The lines that hold something, as start and end; a browser lays out many short blocks faster than a long one. */
function* stretches(text) {
  let start = 0;
  for (const line of text.split("\n")) {
    const end = start + line.length;
    let goesOn = false;
    while (end - start > LONGEST) {
      const stop = text.lastIndexOf("。", start + LONGEST);
      let cut = stop > start ? stop + 1 : start + LONGEST;
      if (/[\udc00-\udfff]/.test(text[cut])) cut--; // never between the halves of a character
      yield [start, cut, goesOn];
      [start, goesOn] = [cut, true];
    }
    if (text.slice(start, end).trim()) yield [start, end, goesOn];
    start = end + 1;
  }
}

function* marks(bulletin) {
  for (const [name, rows] of Object.entries(bulletin.rows)) {
    if (run.schema[name].mentions) for (const row of rows) yield { start: row.start, end: row.end, row };
  }
}

/** Headings of the outline: label and title, where they stand side by side. */
function* heads(bulletin) {
  for (const node of bulletin.rows.outline) {
    const start = node.start;
    const label = node.get("label") ?? "";
    const printed = label + (node.get("title") ?? "");
    const end = start + (bulletin.text.startsWith(printed, start) ? printed.length : label.length || 1);
    yield { start, end, node };
  }
}

function paragraph(text, start, end, layers) {
  const first = layers.find((layer) => layer.node && !text.slice(start, layer.start).trim());
  const level = first?.node.get("level");
  const element = h("p", { class: HEADINGS.includes(level) ? `level-${level}` : null });
  if (level === "title") element.classList.add("centred");
  const cuts = [...new Set([start, end, ...layers.flatMap((l) => [Math.max(l.start, start), Math.min(l.end, end)])])]
    .sort((a, b) => a - b);
  let next = 0;
  let active = [];
  for (let i = 0; i + 1 < cuts.length; i++) {
    const [low, high] = [cuts[i], cuts[i + 1]];
    active = active.filter((layer) => layer.end > low);
    while (next < layers.length && layers[next].start <= low) {
      if (layers[next].end > low) active.push(layers[next]);
      next++;
    }
    element.append(piece(text.slice(low, high), active));
  }
  return element;
}

function piece(text, active) {
  if (!active.length) return document.createTextNode(shown(text));
  const rows = active.filter((layer) => layer.row).sort((a, b) => a.end - a.start - (b.end - b.start)).map((l) => l.row);
  const node = active.find((layer) => layer.node)?.node;
  const element = h("span", {}, text);
  if (node) {
    element.classList.add("head", `head-${node.get("level")}`);
    node.marks.push(element);
  }
  if (rows.length) {
    element.classList.add("mark", `in-${rows[0].table}`);
    const outer = rows.find((row) => row.table !== rows[0].table);
    if (outer) element.classList.add(`out-${outer.table}`, "nested");
    element.rows = rows;
    for (const row of rows) row.marks.push(element);
  }
  return element;
}

/** Give the numbers of every check that does not hold a lasting mark. */
function markMismatches(bulletin) {
  for (const check of bulletin.mismatches()) {
    for (const [row] of bulletin.members(check)) {
      // Of a run of labels only the one behind the gap.
      if (row.table === "outline" && row.start !== check.start) continue;
      for (const mark of row.marks) mark.classList.add("in-mismatch");
    }
  }
}
