"use strict";
// Small comforts; every page works without them.
(() => {
  // Empty fields stay out of the address, so that it can be shared.
  for (const form of document.querySelectorAll("form[data-tidy], form.find")) {
    form.addEventListener("submit", () => {
      const fields = [...form.elements].filter((field) => field.name && field.value === "");
      for (const field of fields) field.disabled = true;
      setTimeout(() => { for (const field of fields) field.disabled = false; });
    });
  }
  // A record that is clicked, or on which Enter is pressed, also says why it is what it is.
  const why = (target) => {
    const details = target.closest(".record[data-r]")?.querySelector("details");
    if (details) details.open = !details.open;
  };
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("a, summary, .record dl") || String(getSelection())) return;
    why(event.target);
  });
  document.addEventListener("keydown", (event) => {
    if ((event.key === "Enter" || event.key === " ") && event.target instanceof Element && event.target.matches(".record[data-r]")) why(event.target);
  });
  // "/" goes to the search, as readers of the web are used to.
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select, [contenteditable]")) return;
    const find = document.getElementById("find");
    if (!find) return;
    event.preventDefault();
    find.focus();
  });
})();
