// Takes a toast away when its own button says so: data-dismiss names the nearest ancestor to remove.

document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-dismiss]");
  if (button) button.closest(button.dataset.dismiss)?.remove();
});
