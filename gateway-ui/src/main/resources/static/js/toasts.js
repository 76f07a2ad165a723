// What was refused, failed or queued becomes a toast. The server sends it in the header HX-Trigger.
const MOST = 3;
const toasts = document.getElementById("toasts");
const template = document.getElementById("toast-template");

const show = ({ level, title, text, href }) => {
  const toast = template.content.firstElementChild.cloneNode(true);
  toast.querySelectorAll(`[data-level]:not([data-level=${["ok", "run"].includes(level) ? level : "error"}])`).forEach((icon) => icon.remove());
  toast.querySelector("strong").textContent = title;
  const words = toast.querySelector("p");
  if (href) {
    const link = document.createElement("a");
    link.href = href;
    link.textContent = text;
    words.append(link);
  } else {
    words.textContent = text;
  }
  toasts.append(toast);
  while (toasts.childElementCount > MOST) toasts.firstElementChild.remove();
};

document.body.addEventListener("toast", (event) => show(event.detail));
document.body.addEventListener("htmx:sendError", () => show({
  level: "error",
  title: "No answer",
  text: "The server could not be reached. Nothing was changed; try again when it is back.",
}));
