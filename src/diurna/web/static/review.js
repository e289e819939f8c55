"use strict";
// Keys of the review pages. All that they do can be done without them, by Tab and by pointer.
(() => {
  const form = document.getElementById("judge");
  const byId = (id) => document.getElementById(id);
  const stored = (name, value) => {
    try {
      if (value !== undefined) localStorage.setItem(name, value);
      return localStorage.getItem(name);
    } catch { return null; } // storage may be forbidden; then nothing is remembered
  };

  // The reviewer's name is filled in where it was given before.
  for (const field of document.querySelectorAll("[data-reviewer]")) {
    field.value = field.value || stored("diurna.reviewer") || "";
    field.form.addEventListener("submit", () => stored("diurna.reviewer", field.value));
  }

  const copy = byId("copy");
  if (copy && navigator.clipboard) {
    copy.hidden = false;
    copy.addEventListener("click", async () => {
      await navigator.clipboard.writeText(byId(copy.dataset.copy).textContent.trim());
      byId("copied").textContent = "Copied.";
    });
  }
  if (!form) return;

  const keys = byId("keys");
  keys.checked = stored("diurna.keys") !== "off";
  keys.addEventListener("change", () => stored("diurna.keys", keys.checked ? "on" : "off"));

  const field = (key) => document.querySelector(`.rv-field[data-key="${key}"]`);
  const verdictOf = (box) => box.querySelector("input[type=radio]:checked")?.value;
  const mark = (box, verdict) => { box.querySelector(`input[value="${verdict}"]`).checked = true; prepare(box); };
  // A field that is wrong starts from what the record has, ready to be typed over.
  const prepare = (box) => {
    const fix = box.querySelector(".rv-fix input");
    if (verdictOf(box) === "wrong" && !fix.value) fix.value = fix.dataset.words;
  };
  const turn = (key) => {
    const box = field(key);
    if (!box) return;
    const next = { right: "wrong", wrong: "unsure", unsure: "right" }[verdictOf(box)];
    mark(box, next);
    if (next === "wrong") {
      const fix = box.querySelector(".rv-fix input");
      fix.focus();
      fix.select();
    } else box.querySelector("input:checked").focus();
  };
  for (const box of document.querySelectorAll(".rv-field")) box.addEventListener("change", () => prepare(box));
  // What was not typed over says only that the field is wrong.
  form.addEventListener("submit", () => {
    for (const fix of form.querySelectorAll(".rv-fix input")) if (fix.value === fix.dataset.words) fix.value = "";
  });

  const follow = (id) => byId(id)?.click();
  const actions = {
    x: () => follow("no-event"),
    n: () => byId("note").focus(),
    u: () => byId("undo")?.requestSubmit(),
    j: () => follow("next"),
    k: () => follow("previous"),
    m: () => byId("trigger")?.focus(),
    o: () => { const whole = document.querySelector(".rv-whole"); if (whole) whole.open = !whole.open; },
    "?": () => { const help = byId("help"); help.open = !help.open; if (help.open) help.scrollIntoView({ block: "nearest" }); },
  };
  document.addEventListener("keydown", (event) => {
    const target = event.target;
    const typing = target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])");
    if (event.key === "Escape" && typing) { target.blur(); return; }
    if (event.key === "Enter" && target.matches("textarea") && (event.ctrlKey || event.metaKey)) { target.form.requestSubmit(); return; }
    // A key that is held down would judge record after record.
    if (typing || event.ctrlKey || event.metaKey || event.altKey || event.repeat) {
      if (event.repeat && event.key === "Enter" && !target.matches("textarea")) event.preventDefault();
      return;
    }
    if (event.key === "Enter") {
      if (target.matches("a, button, summary")) return;
      event.preventDefault();
      form.requestSubmit();
      return;
    }
    if (!keys.checked) return;
    if (/^[1-7]$/.test(event.key)) { event.preventDefault(); turn(event.key); return; }
    const action = actions[event.key];
    if (action) { event.preventDefault(); action(); }
  });
})();
