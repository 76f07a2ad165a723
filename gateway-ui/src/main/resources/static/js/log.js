// The live log. Subscribed first, then what is stored is fetched, then doubles are dropped by their number.
import { MOST } from "./log-rows.js";
import { earlier, later, newest, readOn } from "./log-reading.js";
import { behind, canFollow, draw, following, pin, setFollowing, take } from "./log-window.js";

// So near to the first row the rows before it are fetched.
const NEAR = 200;
let log = null;

/** Reads what is stored after the last line shown. */
export const catchUp = () => (log ? readOn(log) : undefined);

/** Takes pushed lines; when some were missed on the way, reads them from the store instead. */
export const push = (page) => {
  if (!log || !page.lines.length) return;
  if (!behind(log) && page.lines[0].n > log.next + 1) catchUp();
  else take(log, page);
};

// Who has come to a link by keyboard decides whether to use it.
const onALink = () => document.activeElement?.matches(".log-more");

const atTheEnd = () => {
  if (following()) return;
  // A log that grows is not to be run after.
  if (canFollow() && log.last - log.next < MOST / 2) {
    setFollowing(true);
    draw(log);
  } else if (!onALink()) later(log);
};

const scrolled = () => {
  const { box, top } = log;
  log.top = box.scrollTop;
  if (box.scrollHeight - box.clientHeight - box.scrollTop < 2) atTheEnd();
  else if (box.scrollTop < top) {
    setFollowing(false);
    if (box.scrollTop < NEAR && !onALink()) earlier(log);
  }
};

// The focus stays with what is read: its link may go, or be far away.
const instead = (id, load) => document.getElementById(id).addEventListener("click", (event) => {
  if (event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  log.box.focus({ preventScroll: true });
  load(log);
});

/** Takes over the list that stands on the page: the log itself, or nothing while lines found by a search stand there. */
const adopt = () => {
  const list = document.querySelector("[data-log]");
  if (log?.list === list) return;
  if (log) log.gone = true;
  log = list && {
    list, box: list.closest(".log"), only: list.dataset.only, complete: list.dataset.complete === "true", top: 0,
    next: Number(list.dataset.after), last: Number(list.dataset.last), previous: Number(list.dataset.before ?? 0),
    waiting: [], jump: newest,
  };
  if (!log) return;
  log.box.addEventListener("scroll", scrolled, { passive: true });
  instead("log-earlier", earlier);
  instead("log-later", later);
  // Of a job that is over the end is shown too when the log does not begin here.
  if (following() || (!canFollow() && log.previous && !behind(log))) pin(log);
};

document.querySelector("[data-follow]")?.addEventListener("change", () => log && draw(log));
// A search puts what it found in the place of the log, and the log back when it is cleared.
document.addEventListener("htmx:load", (event) => {
  if (event.detail.elt.id !== "log-part") return;
  adopt();
  catchUp();
});
adopt();
