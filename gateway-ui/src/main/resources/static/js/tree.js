// The keys of a tree: up and down move, right opens a folder or goes into it, left closes it or goes to the one it is in. Space and
// Enter press the box, as on any button. One stop for Tab in each tree, as there may be thousands of rows.
const stops = "button.pick, button.twist";

const rove = (tree, stop) => {
  const before = tree.querySelector("[tabindex='0']");
  if (before && before !== stop) before.tabIndex = -1;
  if (stop) stop.tabIndex = 0;
};

const ready = (part) => {
  for (const tree of document.querySelectorAll("[data-tree]")) {
    if (!tree.contains(part) && !part.contains(tree)) continue;
    const current = tree.contains(document.activeElement) ? document.activeElement : tree.querySelector("[tabindex='0']");
    const within = part.contains(tree) ? tree : part;
    within.querySelectorAll(stops).forEach((stop) => { stop.tabIndex = -1; });
    if (within.matches(stops)) within.tabIndex = -1;
    rove(tree, current?.matches(stops) ? current : tree.querySelector(".pick"));
  }
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
  return right ? open && all[at + 1] : row.parentElement.closest("li")?.querySelector(".pick");
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

document.addEventListener("htmx:load", (event) => ready(event.detail.elt));
ready(document.documentElement);
