// The review page: opening a form (Return, Break the glass) puts the cursor into it; Ctrl or Cmd with Enter sends it;
// Escape closes it and gives the focus back.

for (const form of document.querySelectorAll("details[data-focuses]")) {
  const field = document.querySelector(form.dataset.focuses);
  form.addEventListener("toggle", () => {
    if (form.open) field.focus();
  });
  form.addEventListener("keydown", (event) => {
    if (event.key === "Escape") {
      form.open = false;
      form.querySelector("summary").focus();
    }
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target === field) {
      event.preventDefault();
      field.form.requestSubmit();
    }
  });
}
