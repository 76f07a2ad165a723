// Puts a fresh part in the place of an old one, without taking anything from under a pointer or a finger.
import { sayNews } from "./announce.js";
import { drawCharts } from "./chart.js";
import { refresh } from "./times.js";

const within = (part, id) => (part.id === id ? part : part.querySelector(`#${CSS.escape(id)}`));

const ROWS = "tbody:has(> [id]), [data-rows]";
const LINK = ".row-link, .alert-link";

// The row, or where that is gone the next one that is still there, or the one before it.
const nearest = (fresh, row) => {
  const all = [...row.parentElement.children];
  const at = all.indexOf(row);
  return [...all.slice(at), ...all.slice(0, at).reverse()].map((other) => other.id && within(fresh, other.id)).find(Boolean);
};

// Who gets the focus: the same button, or, where that does something else by now, the link of its row. In a list whose rows one
// works off, the next row takes the place of one that is gone, and the list itself the place of the last.
const heir = (fresh, focused) => {
  const same = focused.id && within(fresh, focused.id);
  if (same && same.textContent === focused.textContent) return same;
  const row = focused.closest("tr[id], [data-rows] > [id]");
  if (!row) return null;
  if (row.matches("tr")) return within(fresh, row.id)?.querySelector(LINK);
  return nearest(fresh, row)?.querySelector(LINK) ?? (fresh.hasAttribute("tabindex") ? fresh : null);
};

const under = (part) => [...part.querySelectorAll(ROWS)].find((rows) => rows.matches(":hover"));

// Rows under the pointer are renewed where they stand; their order, and rows that come or go, wait until it has gone.
const holdRows = (old, fresh, later) => {
  const held = under(old);
  const rows = fresh.querySelector("tbody, [data-rows]");
  if (!held || !rows) return;
  for (const row of rows.querySelectorAll(":scope > [id]")) within(held, row.id)?.replaceWith(row);
  rows.replaceWith(held);
  held.addEventListener("pointerleave", () => later(fresh), { once: true });
};

// What somebody asked for and the server does not repeat, as what came of a test.
const keep = (old, fresh) => old.querySelectorAll("[data-keep]").forEach((kept) => within(fresh, kept.id)?.replaceWith(kept));

const replace = (old, fresh, later) => {
  keep(old, fresh);
  holdRows(old, fresh, later);
  old.replaceWith(fresh);
  window.htmx?.process(fresh);
  refresh(fresh);
  drawCharts(fresh);
  sayNews(old, fresh);
};

/** False when the focus is in the old part and has nowhere to go; then the old part stays. */
export const swap = (old, html, later) => {
  const parsed = document.createElement("template");
  parsed.innerHTML = html.trim();
  const fresh = parsed.content.firstElementChild;
  if (!fresh) return true;
  const held = under(old);
  // Nothing is left to stand in their place.
  if (held && !fresh.querySelector("tbody, [data-rows]")) {
    held.addEventListener("pointerleave", () => later(old), { once: true });
    return true;
  }
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
