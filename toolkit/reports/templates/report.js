"use strict";
// What a report can do with script: find rows and passages, sort a table by any column, jump to a heading. Without it everything can be read.
(() => {
  const all = (selector, within = document) => [...within.querySelectorAll(selector)];
  const make = (name, attributes = {}, text = "") => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.textContent = text;
    return made;
  };
  // small letters without accents, points and apostrophes: Atzilut finds ʾAṣilut as a reader types it
  const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/[\p{M}'’‘ʼʾʿ״׳]/gu, "").replace(/\s+/g, " ").trim();

  // find and jump
  const rows = all(".listing > tbody > tr, .profile > tbody > tr, .naming > tbody > tr, .matrix > tbody, .passage");
  const words = new Map();
  const held = (row) => {
    if (!words.has(row)) words.set(row, plain(row.textContent));
    return words.get(row);
  };
  const form = make("form", { class: "finder", role: "search" });
  const find = make("input", { id: "find", type: "search", autocomplete: "off", spellcheck: "false" });
  const jump = make("select", { id: "jump" });
  const told = make("p", { role: "status", "aria-live": "polite" });
  jump.append(make("option", { value: "" }, "a heading"));
  all("main h2, main h3").forEach((heading, n) => {
    if (!heading.id) heading.id = `heading-${n}`;
    jump.append(make("option", { value: heading.id }, (heading.matches("h3") ? "\u2003" : "") + heading.textContent));
  });
  form.append(make("label", { for: "find" }, "Show only rows with "), find, make("label", { for: "jump" }, "Go to "), jump, told);
  document.querySelector("nav").after(form);

  const filter = () => {
    const wanted = plain(find.value).split(" ").filter(Boolean);
    let shown = 0;
    for (const row of rows) {
      row.hidden = !wanted.every((word) => held(row).includes(word));
      shown += !row.hidden;
    }
    for (const table of all(".listing, .profile, .naming, .matrix")) {
      table.classList.toggle("empty", wanted.length > 0 && all(":scope > tbody > tr, :scope.matrix > tbody", table).every((r) => r.hidden || r.parentElement.hidden));
    }
    told.textContent = wanted.length ? `${shown} of ${rows.length} rows and passages` : "";
    const address = new URL(location.href);
    if (find.value) address.searchParams.set("find", find.value); else address.searchParams.delete("find");
    history.replaceState(null, "", address);
  };
  let waiting = 0;
  find.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(filter, 120); });
  form.addEventListener("submit", (event) => { event.preventDefault(); filter(); });
  jump.addEventListener("change", () => {
    const heading = document.getElementById(jump.value);
    jump.value = "";
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus({ preventScroll: true });
    heading.scrollIntoView();
  });
  find.value = new URLSearchParams(location.search).get("find") || "";
  if (find.value) filter();
  // a link to what is hidden shows it
  addEventListener("hashchange", () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target && target.closest("[hidden]")) { find.value = ""; filter(); target.scrollIntoView(); }
  });

  // sort
  const number = (cell) => {
    const said = cell.textContent.replace(/[,\s]/g, "").replace(/[−–](?=\d)/g, "-").match(/-?\d+(\.\d+)?/);
    return said ? Number(said[0]) : -Infinity;
  };
  const value = (row, column) => {
    const cell = row.cells[column].cloneNode(true);
    for (const label of all(".label, .places", cell)) label.remove();
    return cell;
  };
  for (const table of all(".listing")) {
    const body = table.tBodies[0];
    if (body.rows.length < 2) continue;
    all("thead th", table).forEach((head, column) => {
      const button = make("button", { type: "button", class: "sort" }, head.textContent);
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const down = head.getAttribute("aria-sort") === (head.matches(".number") ? "descending" : "ascending");
        const numeric = head.matches(".number");
        const sign = numeric === down ? 1 : -1;
        const keyed = [...body.rows].map((row) => [numeric ? number(value(row, column)) : value(row, column).textContent.trim(), row]);
        keyed.sort(([a], [b]) => sign * (numeric ? a - b : a.localeCompare(b, "en", { numeric: true })));
        body.append(...keyed.map(([, row]) => row));
        for (const other of all("thead th", table)) other.removeAttribute("aria-sort");
        head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
      });
    });
  }
})();
