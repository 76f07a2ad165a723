// Each behaviour is a file of its own, bound by data attributes. Pages read and submit without any of them.
import "./theme.js";
import "./address.js";
import "./compare.js";
import "./copy.js";
import "./dialogs.js";
import "./fill.js";
import "./keyboard.js";
import "./password.js";
import "./previews.js";
import "./toasts.js";
import "./tree.js";
import "./zone.js";
import { say } from "./announce.js";
import { drawCharts } from "./chart.js";
import { lock } from "./confirm.js";
import { refresh } from "./times.js";
import "./log.js";
import "./still.js";
import "./live.js";

refresh(document);
drawCharts(document);

// After a form was refused, the first field to put right has the focus, unless a note has it, or somebody types already.
if (!document.querySelector("[autofocus]") && document.activeElement === document.body) {
  document.querySelector("[aria-invalid=true]")?.focus();
}

// What htmx swaps in was asked for by somebody: times get the browser's zone, and how much was found is said.
document.addEventListener("htmx:load", (event) => {
  refresh(event.detail.elt);
  drawCharts(event.detail.elt);
  lock();
  say(event.detail.elt.dataset.count);
  // The button that was pressed may be gone; its row is still there.
  if (document.activeElement === document.body) event.detail.elt.querySelector?.(":scope > div .alert-link")?.focus();
});
