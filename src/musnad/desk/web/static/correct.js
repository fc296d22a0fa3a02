// Corrects statements without leaving the page; without it each form is a page of its own.
"use strict";

(() => {
  const bar = document.getElementById("adding");
  const added = document.getElementById("added");
  const text = () => document.getElementById("text");
  const chosen = () => document.querySelector(".card[data-chosen]");
  const parsed = (page) => new DOMParser().parseFromString(page, "text/html");

  // ── selecting ──────────────────────────────────────────────────────────────────────────
  // Places are code points; JavaScript counts UTF-16 units.
  const points = (node, units) => [...node.data.slice(0, units)].length;

  const selection = () => {
    const made = getSelection();
    const node = text()?.firstChild;
    if (!made.rangeCount || made.isCollapsed || !node || text().childNodes.length !== 1) return null;
    const range = made.getRangeAt(0);
    if (!range.intersectsNode(node)) return null;
    const start = range.startContainer === node ? range.startOffset : 0;
    const end = range.endContainer === node ? range.endOffset : node.data.length;
    // A selection that begins before the text or ends behind it is cut to the text.
    const words = node.data.slice(start, end);
    return words.trim() ? { at: `${points(node, start)}-${points(node, end)}`, words } : null;
  };

  let last = null;
  document.addEventListener("selectionchange", () => {
    const found = selection();
    // What was selected is kept while somebody is at a form.
    if (found || !document.activeElement?.closest("form.statement")) last = found;
    if (bar) bar.hidden = !found || document.querySelector("form.statement") !== null;
  });

  // ── asking ─────────────────────────────────────────────────────────────────────────────
  const renew = (page, address) => {
    const fresh = parsed(page);
    const sheet = fresh.querySelector(".sheet");
    if (!sheet) return location.assign(address);
    added?.open && added.close();
    document.querySelector(".sheet").replaceWith(document.adoptNode(sheet));
    if (bar) bar.hidden = true;
    // An answer's address has no `#`; which statement it is about stands in the question.
    const cue = new URL(address).searchParams.get("cue");
    const card = document.querySelector(`.mend[data-cue="${CSS.escape(cue || "")}"]`)?.closest(".card");
    document.dispatchEvent(new CustomEvent("renewed", { detail: card?.id || "" }));
  };

  const tell = (place, fresh) => {
    const form = fresh.querySelector("form.statement");
    const refused = fresh.querySelector(".refused");
    if (form) return open(place, form);
    if (!refused) return location.reload();
    const heading = refused.querySelector("h1");
    heading?.remove();
    refused.className = "refused";
    place.replaceChildren(document.adoptNode(refused));
    refused.tabIndex = -1;
    refused.focus();
  };

  const placeOf = (element) => element.closest("dialog") || element.closest(".mend")?.querySelector(".place");

  const send = async (form, button) => {
    const fields = new URLSearchParams(new FormData(form));
    if (button?.name) fields.set(button.name, button.value);
    const place = placeOf(form);
    const answer = await fetch(form.action, { method: "POST", body: fields });
    const page = await answer.text();
    if (answer.ok) renew(page, answer.url);
    else if (place) tell(place, parsed(page));
    else document.open(), document.write(page), document.close();
  };

  const open = (place, form) => {
    document.querySelectorAll("form.statement").forEach((one) => one.remove());
    place.replaceChildren(document.adoptNode(form));
    if (place === added && !added.open) added.show();
    form.querySelectorAll(".takes").forEach((one) => (one.hidden = false));
    form.querySelector("[role=alert]")?.scrollIntoView({ block: "nearest" });
    form.querySelector("textarea, input:not([type=hidden])").focus();
    if (bar) bar.hidden = true;
  };

  const edit = async (place, address) => {
    const answer = await fetch(address);
    const form = parsed(await answer.text()).querySelector("form.statement");
    if (answer.ok && form) open(place, form);
    else location.assign(address);
  };

  const add = (address) => {
    const found = selection() || last;
    edit(added, found ? `${address}?content=${found.at}` : address);
  };

  const leave = (form) => {
    const card = form.closest(".card");
    form.remove();
    added?.open && added.close();
    card?.focus();
  };

  const take = async (form, name, more) => {
    if (!last) return;
    if (name === "source") {
      form.elements.source.value = last.words.trim();
      return;
    }
    const before = more ? (form.querySelector(`[name=${name}_at]:checked`) || form.elements[`${name}_at`]).value : "";
    const at = [before, last.at].filter(Boolean).join(",");
    const answer = await fetch(`/articles/${form.dataset.article}/words?field=${name}&at=${at}`);
    if (!answer.ok) return;
    const field = parsed(await answer.text()).querySelector(".field");
    field.querySelector(".takes").hidden = false;
    form.querySelector(`[data-field=${name}]`).replaceWith(document.adoptNode(field));
    field.querySelector("[data-take]").focus();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches(".mend form, form.statement, .history form, .lost form")) return;
    event.preventDefault();
    send(form, event.submitter);
  });

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.edit, a.add, #adding a, form.statement .leave, [data-take], [data-more]");
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    const form = link.closest("form.statement");
    if (link.matches(".leave")) leave(form);
    else if (link.dataset.take) take(form, link.dataset.take, false);
    else if (link.dataset.more) take(form, link.dataset.more, true);
    else if (link.matches(".edit")) edit(placeOf(link), link.href);
    else add(link.href);
  });

  // A press on the button must not take the selection away.
  document.addEventListener("pointerdown", (event) => {
    if (event.target.closest("[data-take], [data-more], #adding")) event.preventDefault();
  });

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const form = event.target.closest("form.statement");
    if (event.key === "Escape" && form) return leave(form);
    if (event.target.closest("input, select, textarea") || document.querySelector("dialog[open]:not(#added)")) return;
    if (event.key === "a" && selection()) {
      event.preventDefault();
      return add(document.querySelector("#adding a").href);
    }
    if (!["e", "a", "x", "u", "r"].includes(event.key)) return;
    const own = chosen()?.querySelector(`.mend [data-key=${event.key}]`);
    if (!own) return;
    event.preventDefault();
    own.click();
  });
})();
