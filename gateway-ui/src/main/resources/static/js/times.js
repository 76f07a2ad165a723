// Times in the browser's zone: relative in lists with the exact time on hover, exact in details. One that the server wrote in the zone
// of a host or a schedule stays as it is (data-time=there) and has that of the browser on hover.
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const exact = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });
const hover = new Intl.DateTimeFormat(undefined, { day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", timeZoneName: "short" });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: "medium", hourCycle: "h23" });
const steps = [[60, "second", 1], [3600, "minute", 60], [86400, "hour", 3600], [2592000, "day", 86400], [31536000, "month", 2592000]];

const ago = (at) => {
  const seconds = (at - Date.now()) / 1000;
  if (Math.abs(seconds) < 10) return "just now";
  // Rounded before the unit is chosen: nobody says "60 minutes ago".
  const fits = ([limit, , size]) => Math.round(Math.abs(seconds) / size) * size < limit;
  const [, unit, size] = steps.find(fits) ?? [0, "year", 31536000];
  return relative.format(Math.round(seconds / size), unit);
};

const two = (number) => String(number).padStart(2, "0");

const until = (at) => {
  const left = Math.max(0, Math.floor((at - Date.now()) / 1000));
  const [hours, minutes] = [Math.floor(left / 3600), Math.floor(left / 60) % 60];
  return hours ? `${hours}:${two(minutes)}:${two(left % 60)}` : `${minutes}:${two(left % 60)}`;
};

let fresh = true;

const words = { ago: (at) => (fresh ? ago(at) : exact.format(at)), until, full: (at) => exact.format(at), clock: (at) => clock.format(at) };

const ALL = "time[data-time]";
const MOVING = "time[data-time=ago], time[data-time=until]";

const times = (within, which) => [...(within.matches?.(which) ? [within] : []), ...within.querySelectorAll(which)];

export const refresh = (within, which = ALL) => {
  for (const time of times(within, which)) {
    const at = new Date(time.dateTime);
    if (Number.isNaN(at.getTime())) continue;
    if (time.dataset.time !== "there") time.textContent = words[time.dataset.time](at);
    time.title = hover.format(at);
  }
};

/** Without the live socket a page may be old: then times are exact and claim no freshness. */
export const trust = (live) => {
  fresh = live;
  refresh(document, MOVING);
};

// A long log has a time for each line, which stays as it is.
setInterval(() => refresh(document, MOVING), 10_000);
// What has run out is told to the page, again from time to time: the server's clock decides, not this one.
const expire = () => {
  for (const time of document.querySelectorAll("time[data-time=until]")) {
    if (new Date(time.dateTime) <= Date.now()) time.dispatchEvent(new CustomEvent("expired", { bubbles: true }));
  }
};

if (document.querySelector("[data-time=until]")) {
  setInterval(() => refresh(document, MOVING), 1_000);
  setInterval(expire, 5_000);
}
