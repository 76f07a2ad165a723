// What still happens was confirmed a moment ago. The server says how long ago that was; from there this browser's clock only counts
// on, so it need not be right. After two sweeps without a confirmation, or without the live socket, nobody claims it any longer.
import { refresh } from "./times.js";

const TWO_SWEEPS = 120_000;
const since = new WeakMap();

const age = (mark) => {
  if (!since.has(mark)) since.set(mark, Date.now() - Number(mark.dataset.stillMs));
  return Math.max(0, Date.now() - since.get(mark));
};

const word = (ms) => (ms < 60_000 ? `${Math.floor(ms / 1_000)} s ago` : `${Math.floor(ms / 60_000)} min ago`);

const lastSeen = (mark) => {
  const time = document.createElement("time");
  time.dateTime = mark.dataset.seen;
  time.dataset.time = "ago";
  mark.classList.remove("still");
  mark.replaceChildren("last seen ", time);
  refresh(mark);
};

const tick = () => {
  const lost = document.getElementById("live")?.classList.contains("lost");
  for (const mark of document.querySelectorAll(".still[data-still-ms]")) {
    if (lost || age(mark) >= TWO_SWEEPS) lastSeen(mark);
    else mark.textContent = `still happening · ${word(age(mark))}`;
  }
};

tick();
setInterval(tick, 1_000);
