// One socket per page. It tells which parts have changed; those are fetched again and swapped in place.
import { say } from "./announce.js";
import { catchUp, push } from "./log.js";
import { lookWhoIsThere, signedOut } from "./signed-out.js";
import { keepOpen } from "./socket.js";
import { swap } from "./swap.js";
import { trust } from "./times.js";
import { unattended } from "./unattended.js";

const own = (document.body.dataset.topics ?? "").split(" ").filter(Boolean);
// The mark in the navigation and the banner about the server's disk are live on every page.
const topics = [...new Set(document.getElementById("alerts-mark") ? [...own, "alerts", "disk"] : own)];
const lamp = document.getElementById("live");
// Parts by their ids: what is put in the place of one has its name.
const waiting = new Set();
const asked = new Set();
const PATIENCE_MS = 20_000;
const BEAT_S = 5;
let broken = false;

const show = (connected) => {
  // That a page is live is worth a word only after it was not.
  if (connected === lamp.classList.contains("lost")) say(connected ? "Live again." : "Connection lost, reconnecting.");
  lamp.hidden = false;
  lamp.textContent = connected ? "Live" : "Reconnecting";
  lamp.classList.toggle("lost", !connected);
  trust(connected);
};

// A part with data-live-query shows what the page's address asks for, which a filter may have changed meanwhile.
const source = (part) => part.dataset.liveSrc + ("liveQuery" in part.dataset ? location.search : "");

// What is being typed in, and what has no heir for its focus, is left alone until the focus has gone.
const fetchAgain = async (part) => {
  const answer = await fetch(source(part), {
    headers: { "HX-Request": "true", ...unattended },
    signal: AbortSignal.timeout(PATIENCE_MS),
  });
  if (answer.status === 401) signedOut();
  else if (answer.ok && part.isConnected && !swap(part, await answer.text(), later)) waitForFocus(part);
};

const waitForFocus = (part) => part.addEventListener("focusout", () => later(part), { once: true });

const renew = (part) => {
  if (part.contains(document.activeElement?.closest("input, select, textarea"))) {
    waitForFocus(part);
    return;
  }
  asked.add(part.id);
  fetchAgain(part).catch(() => {}).finally(() => asked.delete(part.id));
};

// One answer at a time, so that none is put in the place of a newer one.
const due = (id) => {
  if (asked.has(id)) {
    setTimeout(due, 500, id);
    return;
  }
  waiting.delete(id);
  const part = document.getElementById(id);
  if (part) renew(part);
};

// At most twice a second for each part. What stands there by then is renewed: it may be another node of that name.
const later = (part) => {
  if (waiting.has(part.id)) return;
  waiting.add(part.id);
  setTimeout(due, 500, part.id);
};

const concerned = (message) => [...document.querySelectorAll("[data-live]")].filter((part) =>
  part.dataset.live.split(" ").includes(message.topic)
  && (part.dataset.liveEvents ?? "changed").split(" ").includes(message.event)
  && (!part.dataset.liveId || part.dataset.liveId === message.id)
  && !part.hasAttribute("data-live-new"));

const all = () => document.querySelectorAll("[data-live]:not([data-live] [data-live])").forEach(later);

const heard = (message) => {
  if (message.event === "log") {
    push(message.log);
    return;
  }
  concerned(message).forEach(later);
  if (message.event === "changed") catchUp();
  // The figures above the rows follow every change; so do rows of hosts that were not there before.
  if (message.topic === "fleet") document.querySelectorAll("[data-live-new]").forEach(later);
};

// What no event tells of is fetched again every so many seconds, as the part itself says.
let seconds = 0;
setInterval(() => {
  seconds += BEAT_S;
  document.querySelectorAll("[data-live-every]").forEach((part) => seconds % part.dataset.liveEvery || later(part));
}, BEAT_S * 1000);

// A countdown that has ended.
document.addEventListener("expired", (event) => {
  const part = event.target.closest("[data-live]");
  if (part) later(part);
});

const answers = {
  ready: (_, send) => send(JSON.stringify({ subscribe: topics })),
  // Whatever happened before the subscription held, since the page was made, is fetched now; who is there may be somebody else.
  subscribed: () => {
    show(true);
    if (broken) lookWhoIsThere();
    broken = false;
    catchUp();
    all();
  },
  tick: () => {},
};

// A socket that does not come back may mean that the session has ended.
const lost = (times) => {
  show(false);
  broken = true;
  if (times > 1) lookWhoIsThere();
};

if (topics.length && lamp) keepOpen((message, send) => (answers[message.event] ?? heard)(message, send), lost);
