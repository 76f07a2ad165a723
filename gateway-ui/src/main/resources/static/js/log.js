// The live log. Subscribed first, then what is stored is fetched, then doubles are dropped by their number.
import { refresh } from "./times.js";

let list = null;
const follow = document.querySelector("[data-follow]");
const names = { out: "out", err: "err", agent: "agt" };
const looks = { out: "", err: "err", agent: "sys" };
let last = 0;
let fetching = false;
let wanted = false;
let waiting = [];
let drawing = false;
let errors = 0;
let complete = false;

const pin = () => {
  if (follow?.checked) list.scrollTop = list.scrollHeight;
};

const item = (line) => {
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

const count = () => {
  document.getElementById("log-count").textContent =
    `${list.childElementCount} lines${errors ? `, ${errors} on stderr` : ""}`;
  if (complete) document.getElementById("log-state").textContent = "Complete";
};

// However many pushes came since, the page is laid out once for a frame.
const draw = () => {
  const lines = document.createDocumentFragment();
  waiting.forEach((line) => lines.append(item(line)));
  errors += waiting.filter((line) => line.stream === "err").length;
  waiting = [];
  drawing = false;
  if (!list) return;
  refresh(lines);
  list.append(lines);
  pin();
  count();
};

const append = (page) => {
  for (const line of page.lines) {
    if (line.n <= last) continue;
    last = line.n;
    waiting.push(line);
  }
  complete ||= page.complete;
  if (!drawing) requestAnimationFrame(draw);
  drawing = true;
};

/** Reads what is stored after the last line shown, page by page. */
export const catchUp = async () => {
  if (!list) return;
  // What is asked for meanwhile may be newer than the page being read: read once more then.
  wanted = fetching;
  if (fetching) return;
  fetching = true;
  try {
    let page;
    do {
      const asked = list;
      const answer = await fetch(`/api/jobs/${asked.dataset.log}/log?after=${last}`);
      if (!answer.ok) return;
      page = await answer.json();
      // Somebody searches meanwhile: what is shown is not the log itself any more.
      if (asked !== list) return;
      append(page);
    } while (page.lines.length);
  } catch {
    // No network: the socket breaks too, and asks again when it is back.
  } finally {
    fetching = false;
  }
  if (wanted) await catchUp();
};

/** Takes pushed lines; when some were missed on the way, reads them from the store instead. */
export const push = (page) => {
  if (!list || !page.lines.length) return;
  if (page.lines[0].n > last + 1) catchUp();
  else append(page);
};

const filter = () => {
  const shown = document.getElementById("log");
  const errors = document.querySelector("[name=lines][value=err]");
  shown?.classList.toggle("errors-only", errors?.checked ?? false);
};

/** Takes over the list that stands on the page: the log itself, or nothing while lines found by a search stand there. */
const adopt = () => {
  const found = document.querySelector("[data-log]");
  if (found === list) return;
  list = found;
  filter();
  waiting = [];
  if (!list) return;
  last = Number(list.dataset.after);
  errors = list.querySelectorAll("li.err").length;
  complete = list.dataset.complete === "true";
  list.addEventListener("scroll", () => {
    if (follow && list && list.scrollTop + list.clientHeight < list.scrollHeight - 40) follow.checked = false;
  }, { passive: true });
  count();
  pin();
};

// A job that is over has no newest line to follow.
follow?.addEventListener("change", () => list && pin());
document.addEventListener("change", (event) => {
  if (event.target.name === "lines") filter();
});
// A search puts what it found in the place of the log, and the log back when it is cleared.
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt.id !== "log-part") return;
  adopt();
  catchUp();
});
adopt();
