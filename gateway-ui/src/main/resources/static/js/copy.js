// Copies the text of another element. Without the clipboard (plain HTTP elsewhere than on loopback) it selects the text.
const select = (element) => {
  const range = document.createRange();
  range.selectNodeContents(element);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
};

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.querySelector(button.dataset.copy);
  const label = button.querySelector("span");
  try {
    await navigator.clipboard.writeText(source.textContent.trim());
    label.textContent = "Copied";
  } catch {
    select(source);
    label.textContent = "Selected";
  }
  setTimeout(() => (label.textContent = "Copy"), 1600);
});
