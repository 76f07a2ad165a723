// Puts a fresh part in the place of an old one, without taking anything from under a pointer or a finger.
import { sayNews } from "./announce.js";
import { refresh } from "./times.js";

const within = (part, id) => (part.id === id ? part : part.querySelector(`#${CSS.escape(id)}`));

// Who gets the focus: the same button, or, where that does something else by now, the link of its row.
const heir = (fresh, focused) => {
  const same = focused.id && within(fresh, focused.id);
  if (same && same.textContent === focused.textContent) return same;
  const row = focused.closest("tr[id]");
  return row && within(fresh, row.id)?.querySelector(".row-link");
};

// Rows under the pointer are renewed where they stand; their order, and rows that come or go, wait until it has gone.
const holdRows = (old, fresh, later) => {
  const held = old.querySelector("tbody:has(> [id]):hover");
  const rows = fresh.querySelector("tbody");
  if (!held || !rows) return;
  for (const row of rows.querySelectorAll(":scope > [id]")) within(held, row.id)?.replaceWith(row);
  rows.replaceWith(held);
  held.addEventListener("pointerleave", () => later(fresh), { once: true });
};

const replace = (old, fresh, later) => {
  holdRows(old, fresh, later);
  old.replaceWith(fresh);
  window.htmx?.process(fresh);
  refresh(fresh);
  sayNews(old, fresh);
};

/** False when the focus is in the old part and has nowhere to go; then the old part stays. */
export const swap = (old, html, later) => {
  const parsed = document.createElement("template");
  parsed.innerHTML = html.trim();
  const fresh = parsed.content.firstElementChild;
  if (!fresh) return true;
  const focused = old.contains(document.activeElement) && document.activeElement;
  const next = focused && heir(fresh, focused);
  if (focused && !next) return false;
  // What else stands on the page depends on it, as on whether there is a repository; a part on its own would invite a
  // click that the fresh page forgets.
  if (old.dataset.shape !== fresh.dataset.shape) {
    location.reload();
    return true;
  }
  replace(old, fresh, later);
  if (next) next.focus({ preventScroll: true });
  return true;
};
