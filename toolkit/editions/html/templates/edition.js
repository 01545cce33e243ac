"use strict";
// What a reading page can do with script: another spelling of the terms, a term opened where it stands, citations.
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const status = document.querySelector(".status");
  const say = (words) => { if (status) status.textContent = words; };
  const keep = (name, value) => { try { localStorage.setItem(name, value); } catch { /* a page from a file may not keep anything */ } };
  const kept = (name) => { try { return localStorage.getItem(name) || ""; } catch { return ""; } };

  // the spelling of terms: the choice stands in the address and is kept; what is written always shows on hover and in print
  const terms = window.yichudTerms || {};
  const about = (term) => terms[decodeURIComponent((term.getAttribute("href") || "").split("#")[1] || "")];
  const outermost = all(":is(h1, article) a.term:is(.translit, .acronym)");
  const written = new Map(outermost.map((t) => [t, [...t.childNodes]]));
  const spell = (choice) => {
    for (const term of outermost) {
      const known = about(term);
      const whole = [...written.get(term)];
      term.replaceChildren(...whole);
      term.removeAttribute("title");
      term.removeAttribute("dir");
      if (term.dataset.was) { term.lang = term.dataset.was; delete term.dataset.was; }
      const other = choice && known && (known.spellings[term.textContent.trim().replace(/\s+/g, " ")] || {})[choice];
      if (!other || other === term.textContent) continue;
      term.title = "written: " + term.textContent;
      term.textContent = other;
      if (choice === "hebrew") { term.dataset.was = term.lang || "en"; term.lang = known.lang; term.dir = "rtl"; }
    }
  };
  const tools = document.querySelector(".tools");
  if (tools) {
    tools.hidden = false;
    const radios = all("input[name=spelling]", tools);
    const choose = (value) => {
      const radio = radios.find((r) => r.value === value) || radios[0];
      if (radio) radio.checked = true;
      spell(radio ? radio.value : "");
    };
    choose(new URLSearchParams(location.search).get("spelling") ?? kept("spelling"));
    tools.addEventListener("change", (event) => {
      if (event.target.name === "spelling") {
        spell(event.target.value);
        keep("spelling", event.target.value);
        const address = new URL(location.href);
        if (event.target.value) address.searchParams.set("spelling", event.target.value); else address.searchParams.delete("spelling");
        history.replaceState(null, "", address);
        say("Terms are written " + event.target.parentElement.textContent.trim() + ".");
      } else {
        document.body.classList.toggle("plain", !event.target.checked);
      }
    });
    addEventListener("beforeprint", () => spell(""));
    addEventListener("afterprint", () => spell((radios.find((r) => r.checked) || { value: "" }).value));
  }

  // on paper one reads where a text comes from, its witnesses most of all
  const folded = () => all("details.provenance:not([open])");
  let opened = [];
  addEventListener("beforeprint", () => { opened = folded(); for (const one of opened) one.open = true; });
  addEventListener("afterprint", () => { for (const one of opened) one.open = false; });

  // two to five texts side by side: the choice stands in the address
  const chooser = document.querySelector(".chooser");
  if (chooser) {
    chooser.hidden = false;
    const boxes = all("input", chooser);
    const chosen = () => boxes.filter((b) => b.checked).map((b) => b.value);
    const side = () => {
      const wanted = new Set(chosen());
      for (const cell of all(".synopsis [data-text]")) cell.hidden = !wanted.has(cell.dataset.text);
      for (const row of all(".stacked tbody tr")) row.hidden = all("td", row).every((cell) => cell.hidden);
      for (const table of all(".synopsis")) table.dataset.texts = wanted.size;
    };
    const asked = new URLSearchParams(location.search).get("texts");
    const known = asked ? asked.split(" ").filter((t) => boxes.some((b) => b.value === t)).slice(0, 5) : [];
    if (known.length > 1) for (const box of boxes) box.checked = known.includes(box.value);
    side();
    chooser.addEventListener("change", (event) => {
      const now = chosen();
      if (boxes.length > 1 && (now.length < 2 || now.length > 5)) {
        event.target.checked = !event.target.checked;
        say("Two to five texts can stand side by side.");
        return;
      }
      side();
      const address = new URL(location.href);
      address.searchParams.set("texts", now.join(" "));
      history.replaceState(null, "", address);
      say(`${now.length} texts side by side.`);
    });
    chooser.addEventListener("submit", (event) => event.preventDefault());
  }

  // a number copies its citation: what is cited, where it is published, and the address, unless the page comes from a file and has none
  const copy = async (element, locator) => {
    const cited = document.querySelector("[data-cited]").dataset;
    const base = document.body.dataset.address || (/^https?:$/.test(location.protocol) ? location.href : "");
    const place = element.id ? "#" + element.id : element.getAttribute("href");
    const address = base ? ", " + new URL(place, new URL(location.pathname.split("/").pop(), base)) : "";
    const citation = `${cited.cited}${locator}${cited.published}${address}.`;
    try { await navigator.clipboard.writeText(citation); say("Copied: " + citation); } catch { say(citation); }
  };
  for (const number of all("article a.number, :is(h1, article) a.sn")) {
    const cite = (number.className === "number" ? "¶ " : "") + number.textContent;
    number.setAttribute("aria-label", (number.className === "number" ? "Paragraph " : "Sentence ") + number.textContent + ": link and citation");
    number.addEventListener("click", () => {
      copy(number, cite);
    });
  }

  // a term or a claim opens its card; Escape or a click elsewhere closes it; the link in it leads on
  let card = null;
  const close = () => { if (card) { card.owner.removeAttribute("aria-expanded"); card.remove(); card = null; } };
  const entry = (tag, words, more = {}) => Object.assign(document.createElement(tag), { textContent: words }, more);
  const show = (owner, ...parts) => {
    close();
    card = document.createElement("span");
    card.className = "card";
    card.owner = owner;
    card.setAttribute("role", "note");
    card.append(...parts);
    owner.after(card);
    place(owner);
    owner.setAttribute("aria-expanded", "true");
    return true;
  };
  const open = (term) => {
    const known = about(term);
    if (!known) return false;
    const parts = [];
    const title = entry("span", known.name, { className: "name" });
    if (known.head) title.append(" ", entry("span", known.head, { className: "head", lang: known.lang, dir: "rtl" }));
    parts.push(title, entry("span", known.gloss, { className: "said-of" }));
    if (known.forms) parts.push(entry("span", [tongue(term), "written in this edition " + known.forms].filter(Boolean).join("; "), { className: "tag" }));
    if (known.texts.length) {
      const also = entry("span", "also in ", { className: "tag" });
      known.texts.forEach(([title, page], n) => also.append(n ? ", " : "", entry("a", title, { href: page })));
      if (known.more) also.append(` and ${known.more} more`);
      parts.push(also);
    }
    return show(term, ...parts, entry("a", "all places, in the glossary", { href: term.getAttribute("href") }));
  };
  const claimed = (claim) => {
    const [of, ...statement] = claim.title.split(": ");
    const name = entry("span", claim.querySelector("b").textContent, { className: "name" });
    const cite = entry("button", "copy a citation", { type: "button" });
    cite.addEventListener("click", () => copy(claim, "claim " + name.textContent));
    return show(claim, name, entry("span", of, { className: "tag" }), entry("span", statement.join(": ")), entry("a", "in the synopsis", { href: claim.getAttribute("href") }), cite);
  };
  // "Hebrew in Ashkenazi spelling", as the term's own language tag says
  const tongue = (term) => {
    const [lang, ...rest] = (term.lang || "").split("-");
    const spelling = (window.yichudSpellings || {})[rest.at(-1)];
    const named = { he: "Hebrew", arc: "Aramaic", mul: "Hebrew and Aramaic" }[lang];
    return named ? named + (spelling ? ` in ${spelling} spelling` : "") : "";
  };
  // below its term, above where there is more room; the style sheet lays it along the foot of a narrow window
  const place = (term) => {
    if (matchMedia("(max-width: 48rem)").matches) return;
    const box = term.getBoundingClientRect();
    const origin = (card.offsetParent || document.body).getBoundingClientRect();
    const view = document.documentElement;
    const left = Math.max(8, Math.min(box.left, view.clientWidth - card.offsetWidth - 8));
    const below = view.clientHeight - box.bottom;
    const up = below < card.offsetHeight + 8 && box.top > below;
    card.style.left = left - origin.left + "px";
    card.style.top = (up ? box.top - card.offsetHeight - 6 : box.bottom + 6) - origin.top + "px";
  };
  // a called note lies along the foot of a narrow window, which the style sheet does alone; closing it leaves the page where it is
  const laid = () => all(".note:target").find((n) => getComputedStyle(n).position === "fixed");
  const calling = (note) => document.getElementById("call-" + note.id);
  const fold = (note) => {
    const at = scrollY;
    location.replace("#call-" + note.id);
    scrollTo(scrollX, at);
    calling(note).focus({ preventScroll: true });
  };
  // on a wide screen a note stands after its paragraph; here it rises to the line that calls it, below the note before it and the title
  const rise = () => {
    let free = document.querySelector("article").getBoundingClientRect().top;
    const places = all("article .note").map((note) => {
      const up = parseFloat(note.style.getPropertyValue("--up")) || 0;
      const box = note.getBoundingClientRect();
      const top = Math.min(box.top - up, Math.max(calling(note).getBoundingClientRect().top - 4, free));
      free = top + box.height + 8;
      return [note, top - box.top + up];
    });
    for (const [note, up] of places) note.style.setProperty("--up", up + "px");
  };
  if (all("article .note").length) new ResizeObserver(rise).observe(document.querySelector("article"));
  // who comes from elsewhere to a note sees what calls it
  const arrive = () => {
    const call = laid() && calling(laid()).getBoundingClientRect();
    if (call && (call.bottom < 0 || call.top > innerHeight / 2)) calling(laid()).scrollIntoView({ block: "center" });
  };
  addEventListener("hashchange", arrive);
  arrive();
  document.addEventListener("click", (event) => {
    const note = laid(), way = event.target.closest("a, button");
    if (note && (way ? way.matches(".back") : !note.contains(event.target))) { event.preventDefault(); fold(note); }
    const owner = event.target.closest(":is(h1, article) a.term, article a.claim");
    if (owner && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
      if (card && card.owner === owner) { event.preventDefault(); close(); } else if (owner.matches(".claim") ? claimed(owner) : open(owner)) event.preventDefault();
    } else if (card && !card.contains(event.target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (card) { const owner = card.owner; close(); owner.focus(); } else if (laid()) fold(laid());
  });
})();
