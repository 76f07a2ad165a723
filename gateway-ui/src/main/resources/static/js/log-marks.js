// What stands around the rows of a log: which part of it they are, and what lies before and behind. As LogView has it.
import { first, last } from "./log-rows.js";

const count = (number) => String(number).replace(/\B(?=(\d{3})+$)/g, "\u202f");
const plural = (number, noun) => `${count(number)} ${noun}${number === 1 ? "" : "s"}`;

const show = (id, there) => {
  const link = document.getElementById(id);
  link.hidden = !there;
  return link;
};

const mark = (log, id, number, noun, query) => {
  const link = show(id, number > 0);
  link.textContent = log.only ? `${noun[0].toUpperCase()}${noun.slice(1)}s` : plural(number, noun);
  link.search = log.only ? `?${query}&lines=${log.only}` : `?${query}`;
};

const shown = (log, part) => {
  const rows = log.list.childElementCount;
  if (log.only) return `${plural(rows, "line")} on stderr${part ? " shown" : ""}`;
  const errors = log.list.getElementsByClassName("err").length;
  const lines = part && rows ? `Lines ${count(first(log.list))} to ${count(last(log.list))}` : plural(rows, "line");
  return errors ? `${lines}, ${count(errors)} on stderr` : lines;
};

export const tell = (log) => {
  const behind = log.last - log.next;
  mark(log, "log-earlier", log.previous ? log.previous - 1 : 0, "earlier line", `before=${log.previous}`);
  mark(log, "log-later", behind, "later line", `from=${log.next}`);
  show("log-beginning", log.previous);
  show("log-newest", behind > 0);
  document.getElementById("log-count").textContent = shown(log, log.previous || behind > 0);
  document.getElementById("log-state").textContent =
    behind > 0 ? "More follow" : log.complete ? "Complete" : "Receiving";
};
