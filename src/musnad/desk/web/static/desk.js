// Paints the article's text and moves through the statements; without it the page reads as well.
"use strict";

(() => {
  const numberOf = (card) => card.id.slice(1);
  let text = null;
  let cards = [];
  let statements = {};
  let node = null;
  let looked = null;

  const range = ([start, end]) => {
    const made = new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end });
    return made;
  };

  const paint = () => {
    const data = document.getElementById("paint");
    text = document.getElementById("text");
    cards = [...document.querySelectorAll(".card")];
    statements = {};
    node = looked = null;
    CSS.highlights?.clear();
    if (data && text && CSS.highlights) {
      const paint = JSON.parse(data.textContent);
      statements = paint.statements;
      looked = paint.at;
      node = document.createTextNode(paint.text);
      text.replaceChildren(node);
      text.classList.add("painted");
      for (const [layer, spans] of Object.entries(paint.layers)) {
        CSS.highlights.set(layer, new Highlight(...spans.map(range)));
      }
    }
    for (const card of cards) card.addEventListener("click", (event) => clicked(card, event));
    text?.addEventListener("click", pointed);
    const opener = document.querySelector(".keys-open");
    if (keys && opener) {
      opener.hidden = false;
      opener.addEventListener("click", () => keys.showModal());
    }
  };

  const show = ([start, end]) => {
    const live = document.createRange();
    live.setStart(node, start);
    live.setEnd(node, end);
    scrollBy({ top: live.getBoundingClientRect().top - innerHeight / 3 });
  };

  const choose = (card, { scroll }) => {
    for (const one of cards) one.toggleAttribute("data-chosen", one === card);
    card.tabIndex = -1;
    card.focus({ preventScroll: !scroll });
    if (scroll) card.scrollIntoView({ block: "nearest" });
    if (!node) return;
    const made = new Highlight(...(statements[numberOf(card)] || []).map(range));
    made.priority = 1;
    CSS.highlights.set("chosen", made);
  };

  const toText = (card) => {
    const places = statements[numberOf(card)];
    if (node && places) show(places[0]);
  };

  const move = (step) => {
    if (!cards.length) return;
    const at = cards.findIndex((card) => card.hasAttribute("data-chosen"));
    const next = at < 0 ? (step > 0 ? 0 : cards.length - 1) : Math.min(cards.length - 1, Math.max(0, at + step));
    choose(cards[next], { scroll: true });
  };

  const clicked = (card, event) => {
    const badge = event.target.closest(".badge");
    if (event.target.closest("a, button, input, select, textarea, summary, label") && !badge) return;
    if (badge && node) event.preventDefault();
    choose(card, { scroll: false });
    if (badge) toText(card);
  };

  // The innermost statement at a point is the shortest of those that hold it.
  const pointed = (event) => {
    if (!node || !getSelection().isCollapsed) return;
    const place = document.caretPositionFromPoint?.(event.clientX, event.clientY);
    if (!place || place.offsetNode !== node) return;
    let best = null;
    for (const card of cards) {
      for (const [start, end] of statements[numberOf(card)] || []) {
        if (start <= place.offset && place.offset < end && (!best || end - start < best.size)) {
          best = { card, size: end - start };
        }
      }
    }
    if (best) choose(best.card, { scroll: true });
  };

  const keys = document.getElementById("keys");
  paint();
  // A part of the page came anew: the same statement is chosen as before.
  document.addEventListener("renewed", (event) => {
    paint();
    const card = document.getElementById(event.detail);
    if (card) choose(card, { scroll: true });
  });

  if (node && looked) {
    const made = new Highlight(range(looked));
    made.priority = 1;
    CSS.highlights.set("chosen", made);
    // After the browser has gone to the anchor.
    addEventListener("load", () => requestAnimationFrame(() => show(looked)));
  }

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || document.querySelector("dialog[open]")) return;
    if (event.target.closest("input, select, textarea, button, a")) {
      if (event.key === "Enter" || !event.target.closest("a, button")) return;
    }
    const chosen = cards.find((card) => card.hasAttribute("data-chosen"));
    if (event.key === "j") move(1);
    else if (event.key === "k") move(-1);
    else if (event.key === "Enter" && chosen) toText(chosen);
    else if (event.key === "?" && keys) keys.showModal();
    else return;
    event.preventDefault();
  });
})();
