// Says in words what changed before the eyes. A live region that is itself replaced stays silent in most readers, so there
// is one that never is.
const region = document.getElementById("said");

export const say = (text) => {
  if (region && text) region.textContent = text;
};

/** Of a part that was swapped, what it says of itself, when that is news. */
export const sayNews = (old, fresh) => {
  if (fresh.dataset.announce !== old.dataset.announce) say(fresh.dataset.announce);
};
