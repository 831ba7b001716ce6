// The keyboard. Keys are those of mail readers and editors: j and k, brackets, slash, question mark.

const KEYS = [["j / k", "key_next"], ["[ / ]", "key_tab"], ["/", "key_filter"], ["n", "key_check"], ["l", "key_language"], ["i", "key_index"], ["Esc", "key_close"], ["?", "key_help"]];

function listen(actions) {
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const typing = event.target.matches?.("input[type=search], select, textarea");
    if (event.key === "Escape") {
      if (typing) event.target.blur();
      return actions.close();
    }
    if (typing) return;
    const action = {
      j: () => actions.step(1), k: () => actions.step(-1), "]": () => actions.tab(1), "[": () => actions.tab(-1),
      "/": actions.filter, n: actions.mismatch, l: actions.language, i: actions.index, "?": actions.help,
    }[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

function keysDialog() {
  const dialog = h("dialog", { class: "keys", "aria-label": t("keys") }, h("h2", {}, t("keys")),
    h("dl", {}, KEYS.map(([key, name]) => [h("dt", {}, key.split(" / ").map((one) => h("kbd", {}, one))), h("dd", {}, t(name))])),
    h("form", { method: "dialog" }, h("button", {}, t("close"))));
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
