// When the session has ended the page stays as it is: something may have been typed in it. It says so, and takes up the new
// session once somebody has signed in again, in another tab.
import { show } from "./toasts.js";
import { unattended } from "./unattended.js";

const PATIENCE_MS = 10_000;
let notice = null;

const link = () => {
  const there = document.createElement("a");
  Object.assign(there, { href: "/login", target: "_blank", rel: "noopener", textContent: "Sign in" });
  return there;
};

export const signedOut = () => {
  if (notice?.isConnected) return;
  notice = show({ level: "error", title: "You are signed out", text: "Sign in again in another tab; what you typed stays here. " });
  notice.querySelector("p").append(link());
};

// The tokens of the page's forms belong to the session that made them.
const takeUp = (token) => {
  document.querySelectorAll("input[name=csrfToken]").forEach((field) => {
    field.value = token;
  });
  document.body.setAttribute("hx-headers", JSON.stringify({ "X-CSRF-TOKEN": token }));
  notice?.remove();
  notice = null;
};

/** Asks whether somebody is signed in, and goes by the answer; without one nothing is known. */
export const lookWhoIsThere = async () => {
  const answer = await fetch("/api/me", { headers: unattended, signal: AbortSignal.timeout(PATIENCE_MS) }).catch(() => null);
  if (answer?.status === 401) signedOut();
  else if (answer?.ok) takeUp((await answer.json()).csrf_token);
};

document.body.addEventListener("signed-out", signedOut);
// Back from the other tab.
const back = () => {
  if (notice && !document.hidden) lookWhoIsThere();
};
window.addEventListener("focus", back);
document.addEventListener("visibilitychange", back);
