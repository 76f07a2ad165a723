// A button that destroys waits until the name is typed. The server checks it again.
const check = (input) => {
  document.getElementById(input.dataset.unlocks).disabled = input.value !== input.dataset.confirm;
};

export const lock = () => document.querySelectorAll("[data-confirm]").forEach(check);

document.addEventListener("input", (event) => {
  if (event.target.matches("[data-confirm]")) check(event.target);
});

lock();
