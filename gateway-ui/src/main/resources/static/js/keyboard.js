// "/" focuses the filter, "g" and a letter goes to a section. Shortcuts rest while something is being typed.
const places = { f: "/", j: "/jobs" };
let going = false;

document.addEventListener("keydown", (event) => {
  if (event.target.matches("input, textarea, select") || event.metaKey || event.ctrlKey || event.altKey) return;
  const filter = document.querySelector("[type=search]");
  if (event.key === "/" && filter) {
    event.preventDefault();
    filter.focus();
  }
  if (going && places[event.key]) location.assign(places[event.key]);
  going = event.key === "g";
});
