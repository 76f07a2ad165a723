// What was refused, failed or queued becomes a toast. The server sends it in the header HX-Trigger.
const MOST = 3;
const toasts = document.getElementById("toasts");
const template = document.getElementById("toast-template");

export const show = ({ level, title, text, href }) => {
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
  // The same again is told once, last.
  [...toasts.children].find((other) => other.textContent === toast.textContent)?.remove();
  toasts.append(toast);
  while (toasts.childElementCount > MOST) toasts.firstElementChild.remove();
  return toast;
};

document.body.addEventListener("toast", (event) => show(event.detail));
const noAnswer = () => show({
  level: "error",
  title: "No answer",
  text: "The server could not be reached. Nothing was changed; try again when it is back.",
});
document.body.addEventListener("htmx:sendError", noAnswer);
document.body.addEventListener("htmx:timeout", noAnswer);
// Our own server says what is wrong; what stands before it, as a proxy, does not.
document.body.addEventListener("htmx:responseError", ({ detail: { xhr } }) => {
  if (xhr.getResponseHeader("HX-Trigger")) return;
  show({ level: "error", title: "No answer", text: `Something between here and the server answered ${xhr.status}. Try again when it is back.` });
});
