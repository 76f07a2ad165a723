// system → light → dark. The server renders data-theme from the cookie, so nothing flashes.
const order = ["system", "light", "dark"];
const root = document.documentElement;
let theme = root.dataset.theme || "system";

const label = () => {
  for (const button of document.querySelectorAll("[data-theme-toggle]")) {
    button.setAttribute("aria-label", `Theme: ${theme}. Change theme`);
  }
};

document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-theme-toggle]")) return;
  theme = order[(order.indexOf(theme) + 1) % order.length];
  if (theme === "system") delete root.dataset.theme;
  else root.dataset.theme = theme;
  document.cookie = `theme=${theme};path=/;max-age=31536000;samesite=lax`;
  label();
});

label();
