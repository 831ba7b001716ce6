// Elements are built here and nowhere else. Text only ever becomes text nodes; nothing is parsed as HTML.

/** An element: h("button", { class: "x", onclick: f }, "text", child …). Null children are left out. */
function h(tag, attributes = {}, ...children) {
  const element = tag.startsWith("svg:")
    ? document.createElementNS("http://www.w3.org/2000/svg", tag.slice(4))
    : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (name === "style") for (const [key, item] of Object.entries(value)) element.style.setProperty(key, item);
    else element.setAttribute(name, value === true ? "" : shown(String(value)));
  }
  element.append(...children.flat(Infinity).filter((child) => child !== null && child !== undefined && child !== false)
    .map((child) => (child instanceof Node ? child : shown(String(child)))));
  return element;
}

const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** A text whose invisible controls (direction overrides above all) are made visible, one character for one. */
function shown(text) {
  return text.replace(CONTROLS, "\u2370");
}

/** Put children in the place of what an element holds. */
function fill(element, ...children) {
  element.replaceChildren(...children.flat(Infinity).filter(Boolean));
  return element;
}

/** The data of a script block. */
function block(id) {
  const element = document.getElementById(id);
  return element ? JSON.parse(element.textContent) : null;
}
