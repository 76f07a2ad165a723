// The rows of a log that stand on the page: in order, without gaps, and never more than MOST.
import { refresh } from "./times.js";

export const MOST = 2_000;
/** So many more go at once while the end is followed: whenever the first row goes, all others move and are painted anew. */
export const SPARE = 500;
const names = { out: "out", err: "err", agent: "agt" };
const looks = { out: "", err: "err", agent: "sys" };

const row = (line) => {
  const li = document.createElement("li");
  li.className = looks[line.stream];
  li.dataset.n = line.n;
  const time = document.createElement("time");
  time.dateTime = line.at;
  time.dataset.time = "clock";
  const stream = document.createElement("b");
  stream.textContent = names[line.stream];
  const text = document.createElement("span");
  text.textContent = line.text;
  li.append(time, stream, text);
  return li;
};

const rows = (lines) => {
  const fragment = document.createDocumentFragment();
  lines.forEach((line) => fragment.append(row(line)));
  refresh(fragment);
  return fragment;
};

const drop = (list, end, spare = 0) => {
  const many = list.childElementCount - MOST;
  for (let left = many > 0 ? many + spare : 0; left > 0; left -= 1) list[end].remove();
  return many > 0;
};

export const first = (list) => Number(list.firstElementChild?.dataset.n ?? 0);
export const last = (list) => Number(list.lastElementChild?.dataset.n ?? 0);

/** Newer lines behind what is there; true when older rows had to go, and with them so many to spare. */
export const append = (list, lines, spare = 0) => {
  list.append(rows(lines));
  return drop(list, "firstElementChild", spare);
};

/** Earlier lines before what is there; true when newer rows had to go. */
export const prepend = (list, lines) => {
  list.prepend(rows(lines));
  return drop(list, "lastElementChild");
};
