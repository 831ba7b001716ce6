"use strict";
// Files go to the server of this machine and come back as a report or a workbook; nothing is kept on either side.

const at = (id) => document.getElementById(id);
const SAID = {
  working: ["正在处理……", "Working…"],
  done: ["完成。", "Done."],
  lost: ["连不上 rectnlp，请确认它仍在运行。", "rectnlp does not answer; is it still running?"],
};
let english = false;
let chosen = [];

function speak() {
  document.documentElement.lang = english ? "en" : "zh-Hans";
  for (const element of document.querySelectorAll("[data-zh]")) {
    element.textContent = english ? element.dataset.en : element.dataset.zh;
  }
}

function say(text, wrong = false) {
  at("status").textContent = text;
  at("status").classList.toggle("wrong", wrong);
}

function choose(files) {
  chosen = [...files];
  at("list").replaceChildren(...chosen.map((file) => {
    const [item, name, size] = ["li", "span", "span"].map((tag) => document.createElement(tag));
    name.textContent = file.name;
    size.textContent = `${Math.max(1, Math.round(file.size / 1024)).toLocaleString("en")} KB`;
    item.append(name, size);
    return item;
  }));
  for (const id of ["report", "save", "workbook"]) at(id).disabled = !chosen.length;
  say("");
}

/** What the server makes of the files, as an address in this page's memory. */
async function product(path) {
  say(SAID.working[Number(english)]);
  let answer;
  try {
    answer = await fetch(path, {
      method: "POST",
      headers: { "X-Rectnlp-Files": encodeURIComponent(JSON.stringify(chosen.map((file) => [file.name, file.size]))) },
      body: new Blob(chosen),
    });
  } catch {
    say(SAID.lost[Number(english)], true);
    return null;
  }
  if (!answer.ok) {
    say((await answer.json()).error, true);
    return null;
  }
  say(SAID.done[Number(english)]);
  return URL.createObjectURL(await answer.blob());
}

function save(url, name) {
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
}

at("report").addEventListener("click", async () => {
  const tab = open("about:blank"); // at once, so that no blocker takes it for a pop-up
  const url = await product("/report");
  if (url && tab) tab.location = url;
  else if (url) location.href = url;
  else tab?.close();
});
at("save").addEventListener("click", async () => {
  const url = await product("/report");
  if (url) save(url, "report.html");
});
at("workbook").addEventListener("click", async () => {
  const url = await product("/workbook");
  if (url) save(url, "rectnlp.xlsx");
});
at("files").addEventListener("change", () => choose(at("files").files));
at("language").addEventListener("click", () => {
  english = !english;
  speak();
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    event.preventDefault();
    at("drop").classList.toggle("over", kind === "dragover");
    if (kind === "drop" && event.dataTransfer.files.length) choose(event.dataTransfer.files);
  });
}
speak();
