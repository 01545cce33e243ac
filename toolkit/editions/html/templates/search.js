"use strict";
// The search: every word or "phrase" as it stands and as a name of a concept (a form in any spelling, an English word for it, a topic).
// Only what the edition has nowhere in this way is looked for within words and by its consonants.
(() => {
  const data = window.yichud;
  const form = document.querySelector("form.search");
  const input = form.querySelector("input"), results = document.getElementById("results"), status = document.querySelector(".status");
  const SHOWN = 500;
  form.hidden = false;

  // letters: small, without accents, points and signs; the consonants by class, as the recogniser folds them
  const plain = (text) => text.normalize("NFKD").toLowerCase().replace(/[^\p{L}\p{N}\s]/gu, "").replace(/\s+/g, " ").trim();
  const units = new RegExp("sch|" + Object.keys(data.classes).filter((k) => k.length === 2).join("|") + "|.", "gu");
  const key = (letters) => {
    let found = "", before = "";
    for (const unit of letters.match(units) || []) {
      const now = data.classes[unit] || "";
      if (now && now !== before) found += now;
      before = now;
    }
    return found;
  };
  data.folded = { plain, key };
  const hebrew = /[א-ת]/;
  const vowelless = (text) => text.replace(/[וי]/g, "");
  const near = (one, other) => {
    if (Math.abs(one.length - other.length) > 3) return false;
    let row = [...other].map((_, i) => i + 1);
    [...one].forEach((a, i) => { let last = i, left = i + 1; row = row.map((up, j) => { const cost = Math.min(last + (a === other[j] ? 0 : 1), up + 1, left + 1); last = up; left = cost; return cost; }); });
    return row[row.length - 1] <= Math.max(2, Math.floor(other.length / 3));
  };

  // the names of concepts: what is typed -> concept -> why it is meant
  const names = new Map();
  const name = (words, concept, why) => {
    if (!names.has(words)) names.set(words, new Map());
    if (!names.get(words).has(concept)) names.get(words).set(concept, why);
  };
  for (const [id, c] of Object.entries(data.concepts)) {
    for (const words of c.forms) name(words, id, "a form of " + c.name);
    for (const words of c.english) name(words, id, "English for " + c.name);
  }
  for (const topic of data.topics) for (const id of topic.concepts) name(plain(topic.name), id, `${data.concepts[id].name}, of the topic ${topic.name}`);
  const alike = (why, same) => {
    const found = new Map();
    for (const [id, c] of Object.entries(data.concepts)) if (c.forms.some(same)) found.set(id, why(c.name));
    return found;
  };
  const meant = (words) => {
    if (!hebrew.test(words)) return names.get(words) || new Map();
    const other = alike((c) => c + ", written full or defective", (f) => hebrew.test(f) && vowelless(f) === vowelless(words));
    return new Map([...other, ...(names.get(words) || [])]);
  };
  const sounding = (words) => hebrew.test(words) || words.length < 4 || key(words).length < 2 ? new Map()
    : alike((c) => "the same consonants as " + c, (f) => !hebrew.test(f) && key(f) === key(words) && near(words, f));

  const apart = (words) => plain(words.replace(/[-‐‑־–—/]/g, " ")).split(" ");

  // the rows, folded when something is looked for first; a word with a hyphen counts as one and as its parts
  const fold = (row) => {
    const [, , words, corrected] = row;
    const written = [plain(words), apart(words).join(" ")], read = corrected ? [plain(corrected)] : [];
    return {
      row,
      lines: [...new Set(written)].map((w) => ` ${w} `),
      read: read.map((w) => ` ${w} `),
      words: new Set(written.flatMap((w) => w.split(" "))),
    };
  };
  let texts = null;
  const folded = () => (texts ??= data.texts.map((t) => ({ ...t, rows: t.rows.map(fold) })));

  // what is typed: phrases in quotation marks, names of concepts in several words, words
  const parse = (typed) => {
    const found = [];
    const rest = typed.replace(/(^|\s)["“”„«]([^"“”„»]+)["“”»](?=\s|$)/gu, (_, before, words) => { if (plain(words)) found.push({ words: [plain(words)], quoted: true }); return before; });
    const words = rest.split(/\s+/).map(plain).filter(Boolean);
    for (let at = 0, long; at < words.length; at += long) {
      for (long = words.length - at; long > 1 && !names.has(words.slice(at, at + long).join(" ")); long -= 1);
      found.push({ words: words.slice(at, at + long), quoted: false });
    }
    return found;
  };

  // how a word is looked for: exactly; where the edition has nothing of it, within words; then by its consonants
  const stands = (r, words) => r.lines.some((l) => l.includes(` ${words} `)) ? "the very words" : r.read.some((l) => l.includes(` ${words} `)) ? "as an editor reads it" : "";
  const prefixed = (word) => new RegExp(`^[והבכלמש]{1,3}${word}$`, "u");
  const exact = (unit) => {
    const concepts = unit.quoted ? new Map() : meant(unit.words.join(" "));
    const longer = unit.quoted ? [] : unit.words.filter((w) => hebrew.test(w) && w.length > 1).map(prefixed);
    const named = (r) => r.row[4].filter((c) => concepts.has(c)).map((c) => concepts.get(c));
    return {
      concepts,
      marked: (word) => unit.words.includes(word) || longer.some((l) => l.test(word)),
      why: (r) => {
        const each = unit.words.map((w) => stands(r, w) || (longer.some((l) => [...r.words].some((o) => l.test(o))) ? "with a prefix" : ""));
        return [...(each.every(Boolean) ? each : []), ...named(r)];
      },
    };
  };
  const within = (unit) => {
    const word = unit.words.join(" "), long = word.length > 3;
    const bare = [1, 2, 3].filter((n) => new RegExp(`^[והבכלמש]{${n}}.{2}`, "u").test(word)).map((n) => exact({ words: [word.slice(n)], quoted: false }));
    return {
      concepts: new Map(bare.flatMap((b) => [...b.concepts])),
      marked: (other) => (long && other.includes(word)) || bare.some((b) => b.marked(other)),
      why: (r) => [
        ...(long && r.lines.some((l) => l.includes(word)) ? ["within a word"] : []),
        ...(bare.some((b) => b.why(r).length) ? ["without its prefix"] : []),
      ],
    };
  };
  const consonants = (unit) => {
    const concepts = sounding(unit.words.join(" "));
    return { concepts, marked: () => false, why: (r) => r.row[4].filter((c) => concepts.has(c)).map((c) => concepts.get(c)) };
  };
  const way = (unit) => {
    const ways = (unit.quoted ? [exact] : [exact, within, consonants]).map((w) => w(unit));
    return ways.find((w) => folded().some((t) => t.rows.some((r) => w.why(r).length))) || ways[0];
  };

  // all words in one sentence, else in one paragraph
  const hits = (text, ways) => {
    const whys = text.rows.map((r) => ways.map((w) => w.why(r)));
    const blocks = new Map();
    text.rows.forEach((r, i) => {
      const block = r.row[5];
      if (!blocks.has(block)) blocks.set(block, { rows: [], has: ways.map(() => false), sentence: false });
      const of = blocks.get(block);
      of.rows.push(i);
      whys[i].forEach((why, n) => { if (why.length) of.has[n] = true; });
      of.sentence ||= whys[i].every((why) => why.length);
    });
    return [...blocks.values()].filter((b) => b.has.every(Boolean)).flatMap((b) =>
      b.rows.filter((i) => (b.sentence ? whys[i].every((why) => why.length) : whys[i].some((why) => why.length)))
        .map((i) => [text.rows[i].row, [...new Set(whys[i].flat()), ...(b.sentence ? [] : ["all in one paragraph"])]]));
  };

  // words with those that were found marked: each by itself, or a form of a concept word by word
  const element = (tag, words, more = {}) => Object.assign(document.createElement(tag), { textContent: words }, more);
  const shown = ([, , words, , named], ways, phrases) => {
    const tokens = [...words.matchAll(/[\p{L}\p{N}\p{M}'’‘ʼʾʿ״׳"־-]+/gu)].map((m) => ({ start: m.index, end: m.index + m[0].length, word: plain(m[0]), parts: apart(m[0]) }));
    const marks = new Set(tokens.filter((t) => [t.word, ...t.parts].some((w) => w && ways.some((way) => way.marked(w)))));
    const forms = [...phrases, ...ways.flatMap((w) => named.filter((c) => w.concepts.has(c)).flatMap((c) => data.concepts[c].forms.concat(data.concepts[c].english)))].map((f) => f.split(" "));
    for (const f of forms) tokens.forEach((t, i) => { if (f.every((w, n) => tokens[i + n]?.word === w)) f.forEach((_, n) => marks.add(tokens[i + n])); });
    const line = document.createElement("span");
    let at = 0;
    for (const t of tokens.filter((t) => marks.has(t))) { line.append(words.slice(at, t.start), element("mark", words.slice(t.start, t.end))); at = t.end; }
    line.append(words.slice(at));
    return line;
  };

  const run = () => {
    const typed = input.value.trim();
    results.replaceChildren();
    if (plain(typed).length < 2) { status.textContent = ""; return; }
    const parsed = parse(typed), ways = parsed.map(way), phrases = parsed.filter((u) => u.quoted).map((u) => u.words[0]);
    let count = 0;
    for (const text of folded()) {
      const found = hits(text, ways);
      if (found.length && count < SHOWN) results.append(element("h2", text.title));
      for (const [row, why] of found.slice(0, Math.max(0, SHOWN - count))) {
        const [id, label] = row, p = document.createElement("p");
        p.append(element("a", label, { href: text.page + (id && "#" + id) }), " ", shown(row, ways, phrases), element("span", why.join("; "), { className: "why" }));
        results.append(p);
      }
      count += found.length;
    }
    status.textContent = !count ? (parsed.length > 1 ? "No sentence or paragraph has all of these." : "Nothing found.")
      : count + (count === 1 ? " place" : " places") + (count > SHOWN ? `, of which the first ${SHOWN} are shown.` : ".");
    const address = new URL(location.href);
    address.searchParams.set("q", typed);
    history.replaceState(null, "", address);
  };
  form.addEventListener("submit", (event) => { event.preventDefault(); run(); });
  input.addEventListener("input", run);
  input.value = new URLSearchParams(location.search).get("q") || "";
  if (input.value) run();
})();
