// A preview tells what holds for what is typed. When that could not be asked, what it told before must not be believed any longer:
// its template says so instead.
const PATIENCE_MS = 10_000;
const words = (event) => event.detail.target?.querySelector(":scope > template.unsure");

const unsure = (event) => {
  const template = words(event);
  template?.parentElement.replaceChildren(template, template.content.cloneNode(true));
};

document.addEventListener("htmx:configRequest", (event) => {
  if (words(event)) event.detail.timeout = PATIENCE_MS;
});
for (const failed of ["htmx:responseError", "htmx:sendError", "htmx:timeout"]) document.addEventListener(failed, unsure);
