// The outline as navigation: a tree that opens and closes, and follows the text as it is read.

function outlineTree(bulletin, go) {
  const children = new Map();
  for (const node of bulletin.rows.outline) {
    const parent = node.get("parent_id") ?? "";
    if (!children.has(parent)) children.set(parent, []);
    children.get(parent).push(node);
  }
  const flagged = new Set(bulletin.mismatches().map((check) => check.get("node_id")));

  function list(parent, depth) {
    const nodes = children.get(parent) ?? [];
    return nodes.length ? h("ul", {}, nodes.map((node) => entry(node, depth))) : null;
  }

  function entry(node, depth) {
    const id = node.get("node_id");
    const below = list(id, depth + 1);
    const item = h("li", { class: `node-${node.get("level")}` });
    node.entry = item;
    const link = h("a", { href: `#${encodeURIComponent(id)}`, title: node.get("title") },
      h("span", { class: "label" }, node.get("label") ?? ""), " ", node.get("title") ?? "");
    link.addEventListener("click", (event) => {
      event.preventDefault();
      go(node);
    });
    const line = h("div", { class: "line" });
    if (below) {
      const toggle = h("button", { class: "toggle", "aria-expanded": "true", "aria-label": node.get("label") ?? "…" }, "▾");
      const set = (open) => {
        item.classList.toggle("closed", !open);
        toggle.setAttribute("aria-expanded", String(open));
      };
      toggle.addEventListener("click", () => set(item.classList.contains("closed")));
      if (node.get("level") === "item" || depth > 3) set(false);
      line.append(toggle);
    }
    line.append(link);
    if (flagged.has(id)) line.append(h("span", { class: "flag", title: t("mismatches") }, "!"));
    item.append(line);
    if (below) item.append(below);
    return item;
  }

  return h("nav", { class: "outline", "aria-label": t("outline") }, list("", 0));
}
