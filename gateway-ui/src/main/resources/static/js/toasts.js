// Every refused or failed request becomes a toast with its text. The server sends it in the header HX-Trigger.
const show = (title, text) => {
  const toast = document.getElementById("toast-template").content.firstElementChild.cloneNode(true);
  toast.querySelector("strong").textContent = title;
  toast.querySelector("p").textContent = text;
  toast.querySelector(".toast-icon").classList.add("fail");
  document.getElementById("toasts").append(toast);
};

document.body.addEventListener("toast", (event) => show(event.detail.title, event.detail.text));
document.body.addEventListener("htmx:sendError", () =>
  show("No answer", "The server could not be reached. Nothing was changed; try again when it is back."));
