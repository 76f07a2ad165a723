// Dialogs open and close by the browser's own invoker commands, before any script has come; this is for browsers without.
const asked = (button) => document.getElementById(button.getAttribute("commandfor"));

const commands = {
  "show-modal": (button) => asked(button)?.showModal(),
  close: (button) => asked(button)?.close(),
};

if (!("commandForElement" in HTMLButtonElement.prototype)) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest("button[command]");
    if (button) commands[button.getAttribute("command")]?.(button);
  });
}

// What is dismissed gives the focus to the page.
const dismiss = (element) => {
  const focused = element.contains(document.activeElement);
  element.remove();
  if (focused) document.getElementById("main").focus();
};

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-dismiss]");
  if (target) dismiss(target.closest(target.dataset.dismiss));
});
