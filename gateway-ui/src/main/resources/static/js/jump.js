// Find a host: a dialog with a combobox. The server searches while one types; arrows choose, Enter opens, the focus stays in the field.
// Enter before the answer to what is typed has come waits for it: what is listed until then may be another host.
import { say } from "./announce.js";

const dialog = document.getElementById("jump");
const field = document.getElementById("jump-text");

const options = () => [...dialog.querySelectorAll("[role=option]")];
const chosen = () => dialog.querySelector("[role=option][aria-selected=true]");

const choose = (option) => {
  chosen()?.setAttribute("aria-selected", "false");
  option?.setAttribute("aria-selected", "true");
  option?.scrollIntoView({ block: "nearest" });
  if (option) field.setAttribute("aria-activedescendant", option.id);
  else field.removeAttribute("aria-activedescendant");
};

const answered = () => (document.getElementById("jump-found").dataset.for ?? "") === field.value.trim();
let hurried = false;

const move = (by) => {
  const all = options();
  if (all.length) choose(all[(all.indexOf(chosen()) + by + all.length) % all.length]);
};

const open = (option) => {
  if (option) location.assign(option.dataset.href);
};

export const showPalette = () => {
  if (dialog && !dialog.open) dialog.showModal();
};

const enter = () => {
  if (answered()) open(chosen());
  else hurried = true;
};

const keys = { ArrowDown: () => move(1), ArrowUp: () => move(-1), Enter: enter };

if (dialog) {
  field.addEventListener("keydown", (event) => {
    if (!keys[event.key] || event.isComposing) return;
    event.preventDefault();
    keys[event.key]();
  });
  field.addEventListener("input", () => {
    hurried = false;
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) dialog.close();
    open(event.target.closest("[role=option]"));
  });
  // Under it nobody would see the notice.
  dialog.addEventListener("signed-out", () => dialog.close());
  // However it was opened: what is typed is chosen, and the first hosts are listed.
  dialog.addEventListener("toggle", () => {
    hurried = false;
    if (!dialog.open) return;
    field.select();
    field.dispatchEvent(new CustomEvent("opened"));
  });
  dialog.addEventListener("htmx:afterSwap", () => {
    const all = options();
    choose(all[0]);
    if (hurried && answered()) open(all[0]);
    say(all.length === 1 ? "1 host" : `${all.length || "No"} hosts`);
  });
}
