// Reads parts of a log from the store.
import { say } from "./announce.js";
import { append, first, prepend } from "./log-rows.js";
import { tell } from "./log-marks.js";
import { signedOut } from "./signed-out.js";
import { unattended } from "./unattended.js";
import { behind, following, leave, pin, setFollowing, still, take } from "./log-window.js";

// Without a network there is no page: the socket breaks too, and asks again when it is back.
const read = async (log, query, headers = {}) => {
  const only = log.only ? `&only=${log.only}` : "";
  const answer = await fetch(`/api/jobs/${log.list.dataset.log}/log?${query}${only}`, { headers }).catch(() => null);
  if (answer?.status === 401) signedOut();
  const page = answer?.ok ? await answer.json() : null;
  // Somebody searches meanwhile: what is shown is not this log any more.
  return log.gone ? null : page;
};

const load = async (log, query) => {
  if (log.loading) return null;
  log.loading = true;
  const page = await read(log, query);
  log.loading = false;
  return page;
};

const announce = ({ lines }) => lines.length && say(`Lines ${lines[0].n} to ${lines.at(-1).n} loaded.`);

/** Reads what is stored after the last line taken. */
export const readOn = async (log) => {
  // What is asked for meanwhile may be newer than the page being read: read once more then.
  log.again = log.reading;
  if (log.reading || behind(log)) return;
  log.reading = true;
  const after = log.next;
  const page = await read(log, `after=${after}`, unattended);
  log.reading = false;
  // Unless what it follows on was left meanwhile.
  if (page && log.next >= after) take(log, page);
  if (page && log.again) await readOn(log);
};

/** The page before the first row. */
export const earlier = async (log) => {
  const before = log.previous;
  if (!before) return;
  setFollowing(false);
  const page = await load(log, `before=${before}`);
  if (!page || log.previous !== before) return;
  still(log, log.list.firstElementChild, () => {
    if (prepend(log.list, page.lines)) leave(log);
    log.previous = page.previous;
  });
  announce(page);
  // A filter may have looked through many lines and found none.
  if (!page.lines.length) await earlier(log);
};

/** The page after the last row. */
export const later = async (log) => {
  const after = log.next;
  if (!behind(log)) return;
  const page = await load(log, `after=${after}`);
  if (!page || log.next !== after) return;
  still(log, log.list.lastElementChild, () => {
    if (append(log.list, page.lines)) log.previous = first(log.list);
    Object.assign(log, { next: page.next, last: Math.max(log.last, page.last), complete: page.complete });
  });
  announce(page);
  await readOn(log);
};

/** The end of the log, in the place of whatever is there. */
export const newest = async (log) => {
  if (log.jumping) return;
  log.jumping = true;
  const page = await read(log, `before=${Number.MAX_SAFE_INTEGER}`, unattended);
  log.jumping = false;
  if (!page || !following()) return;
  log.waiting = [];
  log.list.replaceChildren();
  append(log.list, page.lines);
  Object.assign(log, { next: page.next, last: page.last, previous: page.previous, complete: page.complete });
  tell(log);
  pin(log);
  await readOn(log);
};
