// Charts: bars made of elements, and a time line of dots.

/** Rows of label, bar and value. `bars`: [{ label, value, text, tone, act }]; values share one scale. */
function barChart(bars) {
  const most = Math.max(...bars.map((bar) => bar.value), 1);
  return h("div", { class: "bars" }, bars.map((bar) => {
    const content = [
      h("span", { class: "bar-label" }, bar.label),
      h("span", { class: "bar-track" }, h("span", {
        class: `bar ${bar.tone ?? ""}`, style: { width: `${Math.max((100 * bar.value) / most, bar.value ? 1 : 0)}%` },
      })),
      h("span", { class: "bar-value" }, bar.text),
    ];
    return bar.act ? h("button", { class: "bar-row", onclick: bar.act }, content) : h("div", { class: "bar-row" }, content);
  }));
}

/** One bar of parts: [{ label, value, tone }] of a total. */
function stackedBar(parts, total) {
  return h("div", { class: "stack", role: "img", "aria-label": parts.map((p) => `${p.label} ${p.value}`).join(", ") },
    parts.filter((part) => part.value).map((part) => h("span", {
      class: `bar ${part.tone}`, style: { width: `${(100 * part.value) / total}%` }, title: `${part.label} ${part.value}`,
    }, part.value / total > 0.12 ? `${part.label} ${number(part.value)}` : null)));
}

const monthOf = (day) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;

/** Dots by month, a dot an event; lines for the days that frame the bulletin. */
function timeline(bulletin, choose) {
  const events = bulletin.rows.events.filter((row) => row.get("date_start"));
  if (!events.length) return null;
  const frame = ["inspection_start", "inspection_end", "feedback_date", "cutoff", "published"]
    .map((name) => ({ name, day: bulletin.document.get(name) })).filter((line) => line.day);
  const months = events.map((row) => monthOf(row.get("date_start"))).sort((a, b) => a - b);
  const framed = frame.map((line) => monthOf(line.day));
  // The middle nine tenths of the events, and the frame; what lies further off is said in a line below.
  const low = Math.min(months[Math.floor(months.length * 0.05)], ...framed);
  const high = Math.max(months[Math.ceil(months.length * 0.95) - 1], ...framed);
  const stacks = new Map();
  for (const row of events) {
    const month = monthOf(row.get("date_start"));
    if (month < low || month > high) continue;
    if (!stacks.has(month)) stacks.set(month, []);
    stacks.get(month).push(row);
  }
  const [width, left, base] = [560, 8, 118];
  const step = (width - 2 * left) / (high - low + 1);
  const tallest = Math.max(...[...stacks.values()].map((stack) => stack.length), 1);
  const rise = Math.min(9, 88 / tallest);
  const radius = Math.max(1.2, Math.min(4, rise / 2 - 0.3, step / 2 - 0.4));
  const x = (month) => left + (month - low + 0.5) * step;
  const svg = h("svg:svg", { viewBox: `0 0 ${width} 150`, class: "timeline", role: "img", "aria-label": t("timeline") });
  svg.append(h("svg:line", { x1: left, x2: width - left, y1: base + 4, y2: base + 4, class: "axis" }));
  for (let year = Math.ceil(low / 12); year * 12 <= high; year++) {
    const at = left + (year * 12 - low) * step;
    svg.append(h("svg:line", { x1: at, x2: at, y1: base, y2: base + 8, class: "axis" }),
      h("svg:text", { x: at + 3, y: base + 18, class: "year" }, String(year)));
  }
  if (Math.ceil(low / 12) * 12 > low) {
    svg.append(h("svg:text", { x: left, y: base + 18, class: "year" }, step * (12 - (low % 12)) > 34 ? String(Math.floor(low / 12)) : ""));
  }
  frame.forEach((line) => {
    const at = x(monthOf(line.day)) ;
    svg.append(h("svg:line", { x1: at, x2: at, y1: 14, y2: base + 4, class: "frame" }, h("svg:title", {}, `${columnName(columnOf("documents", line.name))} ${line.day}`)));
  });
  for (const [month, stack] of stacks) {
    stack.forEach((row, n) => {
      const dot = h("svg:circle", { cx: x(month), cy: base - 3 - n * rise, r: radius, class: `dot ${row.get("status") ?? ""} ${row.get("event_type")}` },
        h("svg:title", {}, `${row.get("text")} · ${row.get("description") ?? row.get("trigger") ?? ""}`));
      dot.addEventListener("click", () => choose(row));
      svg.append(dot);
    });
  }
  const off = events.length - [...stacks.values()].flat().length;
  return h("div", {}, svg,
    h("p", { class: "legend" }, ["done", "ongoing", "planned"].map((status) =>
      h("span", {}, h("i", { class: `key ${status}` }), codeName(columnOf("events", "status"), status))),
    frame.map((line) => h("span", {}, h("i", { class: "key line" }), `${columnName(columnOf("documents", line.name))} ${line.day}`))),
    off ? h("p", { class: "note" }, t("other_dates", { n: off })) : null);
}
