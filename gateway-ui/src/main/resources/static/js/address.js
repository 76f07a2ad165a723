// A page that shows secrets once takes an address that can be opened again: a reload must not send its form again.
const address = document.body.dataset.address;
if (address) history.replaceState(null, "", address);
