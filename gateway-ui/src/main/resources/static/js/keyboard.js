// "/" focuses the filter, or finds a host where a page has none; Ctrl and "k" finds one from anywhere. "g" and a letter goes to
// a section. Shortcuts rest while something is being typed.
import { showPalette } from "./jump.js";

const places = { f: "/", a: "/alerts", j: "/jobs", u: "/audit", s: "/settings/notifications" };
let going = false;

document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey && event.key === "k") {
    event.preventDefault();
    showPalette();
    return;
  }
  if (event.target.matches("input, textarea, select") || event.metaKey || event.ctrlKey || event.altKey) return;
  const filter = document.querySelector("[type=search]");
  if (event.key === "/") {
    event.preventDefault();
    if (filter) filter.focus();
    else showPalette();
  }
  if (going && places[event.key]) location.assign(places[event.key]);
  going = event.key === "g";
});
