// A form that wants the password entered lately asks for it in place, keeps what was typed, and is sent once it was right.
const PATIENCE_MS = 30_000;
const dialog = document.getElementById("password-first");
const field = document.getElementById("password-first-text");
const error = document.getElementById("password-first-error");
const passed = new WeakSet();
let waiting = null;

const send = ({ form, button }) => {
  passed.add(form);
  form.requestSubmit(button?.isConnected ? button : null);
};

const ask = (wanted) => {
  waiting = wanted;
  error.hidden = true;
  dialog.showModal();
  field.focus();
};

const call = (options) => fetch("/api/sessions/confirm", { signal: AbortSignal.timeout(PATIENCE_MS), ...options }).catch(() => null);

const confirm = (password) => call({
  method: "POST",
  headers: { "Content-Type": "application/json", "X-CSRF-TOKEN": waiting.form.elements.csrfToken.value },
  body: JSON.stringify({ password }),
});

const wrong = async (answer) => {
  const problem = await answer?.json().catch(() => null);
  error.textContent = problem?.detail ?? "The server could not be reached. Try again when it is back.";
  error.hidden = false;
  field.focus();
};

// Before htmx hears of it, and before the browser sends it.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!dialog || !form.matches("[data-password-first]") || passed.delete(form)) return;
  event.preventDefault();
  event.stopImmediatePropagation();
  const wanted = { form, button: event.submitter };
  const answer = await call({});
  if (answer?.status === 403) ask(wanted);
  else send(wanted);
}, true);

dialog?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = await confirm(field.value);
  field.value = "";
  if (answer?.status !== 204) return wrong(answer);
  const wanted = waiting;
  dialog.close();
  return send(wanted);
});

dialog?.addEventListener("close", () => {
  field.value = "";
  waiting = null;
});
