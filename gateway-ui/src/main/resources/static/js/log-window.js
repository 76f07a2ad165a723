// The part of a log that stands on the page. While it is followed, rows come at the end and go at the beginning; while it is
// read, nothing moves: what comes then lies behind it, and is fetched when somebody goes there.
import { MOST, SPARE, append, first, last } from "./log-rows.js";
import { tell } from "./log-marks.js";

const follow = document.querySelector("[data-follow]");

export const following = () => follow?.checked ?? false;
export const setFollowing = (on) => {
  if (follow) follow.checked = on;
};
export const canFollow = () => follow !== null;

/** Whether there are newer lines than its rows and those about to be drawn. */
export const behind = (log) => log.next < log.last;

/** Scrolls, and remembers that nobody else did. */
export const scrollTo = (log, top) => {
  log.box.scrollTop = top;
  log.top = log.box.scrollTop;
};

export const pin = (log) => scrollTo(log, log.box.scrollHeight);

/** Changes the rows around one of them, which stays where it is on the screen. */
export const still = (log, row, change) => {
  const before = row?.getBoundingClientRect().top;
  change();
  tell(log);
  if (row) scrollTo(log, log.box.scrollTop + row.getBoundingClientRect().top - before);
};

/** What is not on the page yet is left behind it. */
export const leave = (log) => {
  log.waiting = [];
  log.next = last(log.list);
};

export const draw = (log) => {
  log.drawing = false;
  if (log.gone) return;
  if (following() && behind(log)) {
    log.jump(log);
    return;
  }
  const room = following() ? MOST : Math.max(0, MOST - log.list.childElementCount);
  if (append(log.list, log.waiting.splice(0, room), SPARE)) log.previous = first(log.list);
  if (log.waiting.length) leave(log);
  tell(log);
  if (following()) pin(log);
};

// However many pushes came since, the page is laid out once for a frame.
const paint = (log) => {
  if (!log.drawing) requestAnimationFrame(() => draw(log));
  log.drawing = true;
};

/** Takes lines that follow on what is there. */
export const take = (log, page) => {
  const known = log.next;
  log.complete ||= page.complete;
  if (behind(log)) {
    log.last = Math.max(log.last, page.next);
  } else {
    log.waiting.push(...page.lines.filter((line) => line.n > known && (!log.only || line.stream === log.only)));
    log.next = Math.max(known, page.next);
    log.last = Math.max(log.next, page.last ?? 0);
    // A page that nobody looks at gets no frames.
    if (log.waiting.length > MOST) leave(log);
  }
  paint(log);
};
