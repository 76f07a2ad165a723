// Opens and closes dialogs; the browser gives focus back to what opened them.
document.addEventListener("click", (event) => {
  const target = event.target.closest("[data-open], [data-close], [data-dismiss]");
  if (!target) return;
  if (target.dataset.open) document.querySelector(target.dataset.open)?.showModal();
  else if (target.dataset.dismiss) target.closest(target.dataset.dismiss).remove();
  else target.closest("dialog").close();
});
