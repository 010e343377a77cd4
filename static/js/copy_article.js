// Copies what stands in a field, and says so on the button and to who listens.

const announcer = document.getElementById("copied");

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copies]");
  if (!button) return;
  const field = document.getElementById(button.dataset.copies);
  field.focus();
  field.select();
  try {
    await navigator.clipboard.writeText(field.value);
  } catch {
    // Where the browser forbids it the words are selected, and the keyboard copies them.
    announcer.textContent = announcer.dataset.otherwise;
    announcer.classList.remove("visually-hidden");
    return;
  }
  const label = button.querySelector("span");
  label.dataset.before ??= label.textContent;
  label.textContent = announcer.textContent = button.dataset.copied;
  setTimeout(() => { label.textContent = label.dataset.before; }, 2000);
});
