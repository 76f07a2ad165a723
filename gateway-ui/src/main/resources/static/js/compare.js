// Two snapshots are chosen in the list: what was chosen first gives way to a third. The server checks it again.
const form = document.querySelector("[data-compare]");
let order = [];

const show = () => {
  const words = form.querySelector("[data-chosen]");
  const button = form.querySelector(".diffbar [type=submit]");
  if (!words) return;
  // The list begins with the newest, so the second one is where the comparison starts.
  const chosen = [...form.querySelectorAll("[name=s]:checked")].map((box) => box.dataset.short).reverse();
  words.textContent = chosen.length === 2
    ? `2 selected: compare ${chosen[0]} with ${chosen[1]}`
    : `${chosen.length} selected. Select ${chosen.length ? "one more" : "two snapshots"} to compare.`;
  button.disabled = chosen.length !== 2;
};

if (form) {
  form.addEventListener("change", (event) => {
    if (event.target.name !== "s") return;
    order = order.filter((box) => box !== event.target);
    if (event.target.checked) order.push(event.target);
    if (order.length > 2) order.shift().checked = false;
    show();
  });
  form.addEventListener("reset", () => setTimeout(() => {
    order = [];
    show();
  }));
  order = [...form.querySelectorAll("[name=s]:checked")];
  show();
}
