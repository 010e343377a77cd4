// Takes a toast away when its own button says so: data-dismiss names the nearest ancestor to remove.

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-dismiss]");
  if (button) button.closest(button.dataset.dismiss)?.remove();
});

// Screen readers hear a region when it changes, not what a page brings with it: what was done before one came to this page
// is put in once more as soon as they have taken in the page.
const TAKEN_IN = 300;
const region = document.getElementById("messages");

setTimeout(() => {
  const toasts = region?.querySelectorAll(":scope > .toast") ?? [];
  if (!toasts.length || region.contains(document.activeElement)) return;
  region.classList.add("is-shown");
  region.append(...toasts);
}, TAKEN_IN);
