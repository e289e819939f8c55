"use strict";
// Hovering or focusing a record lights its words, and words their records; a tap or Enter keeps them lit, Escape lets go.
(() => {
  let kept = new Set();
  const keysOf = (target) => {
    const holder = target instanceof Element ? target.closest("[data-r]") : null;
    return holder ? holder.dataset.r.split(" ") : [];
  };
  const light = (keys) => {
    for (const lit of document.querySelectorAll(".on")) lit.classList.remove("on");
    for (const key of new Set([...kept, ...keys])) {
      for (const part of document.querySelectorAll(`[data-r~="${key}"]`)) part.classList.add("on");
    }
  };
  const keep = (keys) => {
    const same = keys.length === kept.size && keys.every((key) => kept.has(key));
    kept = new Set(same ? [] : keys);
    light([]);
  };
  const show = (target) => {
    // On a narrow screen the records stand under the paragraph: bring the first one into view, if it is not.
    if (!target.matches("mark") || kept.size === 0) return;
    const record = document.getElementById(target.dataset.r.split(" ")[0]);
    if (record) record.scrollIntoView({ block: "nearest" });
  };
  document.addEventListener("mouseover", (event) => light(keysOf(event.target)));
  document.addEventListener("focusin", (event) => light(keysOf(event.target)));
  document.addEventListener("focusout", () => light([]));
  document.addEventListener("click", (event) => {
    if (!(event.target instanceof Element) || event.target.closest("a, summary, .record dl")) return;
    if (String(getSelection())) return;
    const holder = event.target.closest("[data-r]");
    keep(keysOf(event.target));
    if (holder) show(holder);
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") keep([]);
    if (event.key !== "Enter" && event.key !== " ") return;
    if (!(event.target instanceof Element) || !event.target.matches("[data-r]")) return;
    event.preventDefault();
    keep(keysOf(event.target));
    show(event.target);
  });
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const closed = target && target.closest("details.article");
    if (closed && !closed.open) {
      closed.open = true;
      target.scrollIntoView();
    }
  };
  addEventListener("hashchange", reveal);
  reveal();
  addEventListener("beforeprint", () => {
    for (const closed of document.querySelectorAll("details.article")) closed.open = true;
  });
})();
