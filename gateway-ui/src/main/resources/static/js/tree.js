// The keys of a tree: up and down move, right opens a folder or goes into it, left closes it or goes to the one it is in. Space and
// Enter press the box, as on any button. One stop for Tab in each tree, as there may be thousands of rows.
const stops = "button.pick, button.twist";

// Of each tree, the row that Tab stops at.
const current = new WeakMap();

const rove = (tree, stop) => {
  const before = current.get(tree);
  if (before) before.tabIndex = -1;
  current.set(tree, stop);
  stop.tabIndex = 0;
};

// Asked for every row that comes, so it looks at no other.
const ready = (part) => {
  if (part.matches(stops)) part.tabIndex = -1;
  part.querySelectorAll(stops).forEach((stop) => { stop.tabIndex = -1; });
};

// Rows have no ids: htmx looks for an older twin of each id that comes, among all that is there.
const twin = (tree, stop) => {
  const box = stop?.dataset.box ?? stop?.parentElement?.querySelector(".pick")?.dataset.box;
  const heir = box && tree.querySelector(`[data-box="${box}"]`);
  return heir && stop.matches(".twist") ? heir.parentElement.querySelector(".twist") ?? heir : heir;
};

// What is selected may change thousands of boxes. The answer says which are how, and they stay where they are: rows that were drawn
// anew would take the focus with them, and Chromium takes seconds to put a thousand buttons into a form.
const shares = { all: "true", some: "mixed", none: "false" };

const flip = (told) => {
  const states = new Map();
  for (const [share, state] of Object.entries(shares)) {
    for (const box of (told[share] ?? "").split(" ")) states.set(box, state);
  }
  for (const box of document.querySelectorAll("[data-tree] .pick")) {
    const state = states.get(box.dataset.box);
    if (!state) continue;
    box.setAttribute("aria-checked", state);
    box.value = (state === "true" ? "-" : "+") + box.value.slice(1);
  }
};

// What had the focus may have been drawn anew.
const stopIn = (tree) => {
  const before = current.get(tree);
  if (before?.isConnected) return;
  const next = twin(tree, before) ?? tree.querySelector(".pick");
  if (!next) return;
  const left = before && document.activeElement === document.body;
  rove(tree, next);
  if (left) next.focus({ preventScroll: true });
};

const moves = {
  ArrowDown: (all, at) => all[at + 1],
  ArrowUp: (all, at) => all[at - 1],
  Home: (all) => all[0],
  End: (all) => all.at(-1),
};

const sideways = (row, all, at, right) => {
  const twist = row.querySelector(":scope > .tree-row > .twist");
  const open = twist?.getAttribute("aria-expanded") === "true";
  if (twist && open !== right) {
    twist.click();
    return null;
  }
  return right ? open && all[at + 1] : row.parentElement.closest("li:not(.part)")?.querySelector(".pick");
};

document.addEventListener("keydown", (event) => {
  const stop = event.target.closest?.(stops);
  const tree = stop?.closest("[data-tree]");
  if (!tree || event.ctrlKey || event.metaKey || event.altKey) return;
  const row = stop.closest("li");
  const all = [...tree.querySelectorAll(".pick")];
  const at = all.indexOf(row.querySelector(".pick"));
  const across = event.key === "ArrowRight" || event.key === "ArrowLeft";
  if (!across && !moves[event.key]) return;
  event.preventDefault();
  const next = across ? sideways(row, all, at, event.key === "ArrowRight") : moves[event.key](all, at);
  if (next) next.focus();
});

document.addEventListener("focusin", (event) => {
  const stop = event.target.closest?.(stops);
  const tree = stop?.closest("[data-tree]");
  if (tree) rove(tree, stop);
});

const trees = () => document.querySelectorAll("[data-tree]").forEach(stopIn);

document.addEventListener("htmx:load", (event) => {
  const tree = event.detail.elt.closest("[data-tree]");
  if (tree || event.detail.elt.querySelector("[data-tree]")) ready(event.detail.elt);
  if (event.detail.elt.id === "after") flip(event.detail.elt.dataset);
});
document.addEventListener("htmx:afterSettle", trees);
document.querySelectorAll("[data-tree]").forEach(ready);
trees();
