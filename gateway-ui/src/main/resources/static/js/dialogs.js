// Opens and closes dialogs; the browser gives focus back to what opened them. What is dismissed gives it to the page.
const dismiss = (element) => {
  const focused = element.contains(document.activeElement);
  element.remove();
  if (focused) document.getElementById("main").focus();
};

document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-open], [data-close], [data-dismiss]");
  if (!target) return;
  if (target.dataset.open) document.querySelector(target.dataset.open)?.showModal();
  else if (target.dataset.dismiss) dismiss(target.closest(target.dataset.dismiss));
  else target.closest("dialog").close();
});
