"""Three hundred hostile strings in every attribute, text, header field and file name: none runs, whatever the reader does.

With escaping switched off on purpose they do become mark-up, and then the Content-Security-Policy alone stops them.
"""

from __future__ import annotations

import html as entities
from contextlib import contextmanager
from itertools import product
from xml.sax.saxutils import escape, quoteattr

import pytest
from markupsafe import Markup

from toolkit.editions import html as pages_of
from toolkit.rendering import scripts
from toolkit.workflows import edition

RUN = "top.alert(1)"
ADDRESS = [
    f"javascript:{RUN}",
    f"JaVaScRiPt:{RUN}",
    f"java\tscript:{RUN}",
    f"java\nscript:{RUN}",
    f" javascript:{RUN}",
    f"\u00a0javascript:{RUN}",
    f"javascript&colon;{RUN}",
    f"&#106;avascript:{RUN}",
    f"javascript:%0a{RUN}",
    f"data:text/html,<script>{RUN}</script>",
    f"data:text/html;base64,PHNjcmlwdD50b3AuYWxlcnQoMSk8L3NjcmlwdD4=#{RUN}",
    f"vbscript:{RUN}",
    f'https://x.invalid/" onclick="{RUN}',
    f"//x.invalid/{RUN}.js",
]
EVENTS = [
    "onload",
    "onerror",
    "onmouseover",
    "onfocus",
    "onclick",
    "ontoggle",
    "onanimationstart",
    "onpointerenter",
]
ELEMENTS = [
    "svg",
    "img src=x",
    "details open",
    "input autofocus",
    "body",
    "video src=x",
    "a href=x tabindex=1",
]
WHOLE = [
    f"<script>{RUN}</script>",
    f"</script><script>{RUN}</script>",
    f"</style><script>{RUN}</script>",
    f"</title><script>{RUN}</script>",
    f"--><script>{RUN}</script>",
    f"]]><script>{RUN}</script>",
    f"\u2028</script><script>{RUN}//",
    f"\\u003cscript>{RUN}\\u003c/script>",
    f"<scr<script>ipt>{RUN}</scr</script>ipt>",
    f"<svg><script>{RUN}</script></svg>",
    f"<svg><a xlink:href='javascript:{RUN}'><text y=20>click</text></a></svg>",
    f"<svg><set attributeName=onmouseover to={RUN}></svg>",
    f"<math><mi xlink:href='javascript:{RUN}'>x</mi></math>",
    f"<iframe srcdoc='<script>{RUN}</script>'></iframe>",
    f"<iframe src='javascript:{RUN}'></iframe>",
    f"<object data='javascript:{RUN}'></object>",
    f"<embed src='javascript:{RUN}'>",
    "<base href='https://x.invalid/'>",
    "<link rel=stylesheet href='https://x.invalid/x.css'>",
    "<style>*{background:url(https://x.invalid/x)}</style>",
    f"<p style='background:url(javascript:{RUN})'>x</p>",
    f"<form action='javascript:{RUN}'><button>x</button></form>",
    f"<button formaction='javascript:{RUN}'>x</button>",
    "{{ cycler.__init__.__globals__ }}",
    "{% raw %}<b>{{ 7 * 7 }}",
    "${" + RUN + "}",
    f"`${{{RUN}}}`",
    f"'-{RUN}-'",
    f'";{RUN}//',
    "expression(alert(1))",
    f"<noscript><p title='</noscript><img src=x onerror={RUN}>'>",
    f"<template><script>{RUN}</script></template>",
]
# Attributes that act; how far our own script lifts a note is none.
_HANDLERS = """[...document.querySelectorAll("*")].filter((e) => [...e.attributes].some((a) => /^on|^style$/.test(a.name)
  && !(e.matches(".note") && /^--up: -?[0-9.]+px;$/.test(a.value)))).length"""
_ACTIVE = "svg, img, iframe, object, embed, base, form:not(.search, .chooser), math, template, video"
QUOTES = ['"', "'", "", '">', "'>", "</a>", "</textarea>", "</p>", "</article>"]


def payloads():
    """Return 300 strings, the same every time."""
    made = [*WHOLE, *ADDRESS]
    made += [f"{q} {e}={RUN} x={q[:1]}" for q, e in product(QUOTES[:3], EVENTS)]
    made += [f"{q}<{x} {e}={RUN}>" for q, x, e in product(QUOTES, ELEMENTS, EVENTS)]
    return list(dict.fromkeys(made))[:300]


def document(name, texts):
    """Return a TEI text that says these in its header, in attributes of every kind of element, in its words and its claims."""
    every = escape(" ".join(texts))
    blocks, claims = [], []
    for n, t in enumerate(texts):
        word, value = escape(t), quoteattr(t)
        target = quoteattr(f"c:{t}")
        blocks.append(
            f"<p rend={value} n={value} xml:lang='en'><seg type='sentence' xml:id='s{n}' n={value}>{word} "
            f"<term type='translit' ref='c:zivug' n={value}>{word}</term> <term type={value} ref={target} xml:lang={value}>x</term> "
            f"<persName ref={target}>{word}</persName> <said who={target} direct='false'>{word}</said> <hi rend={value}>{word}</hi> "
            f"<bibl corresp={target}><title level={value}>{word}</title> <citedRange unit={value} from={value} to={value}>{word}</citedRange></bibl> "
            f"<bibl corresp='c:w.zohar'>x <citedRange unit='folio' from={value}>{word}</citedRange></bibl> "
            f"<pb n={value}/><date when={value}>{word}</date><foreign xml:lang={value}>{word}</foreign>"
            f"<note place={value} n={value}>{word}</note></seg></p>"
            f"<ab type='boilerplate' n={value}>{word}</ab>"
            f"<p><ref target={value}>{word}</ref><app type={value}><lem wit={value}>{word}</lem><rdg wit={value}>{word}</rdg></app>"
            f"<add place={value}>{word}</add><supplied reason={value}>{word}</supplied><gap reason={value} unit={value} extent={value}/>"
            f"<milestone unit={value} n={value}/><cb n={value}/><q rend={value}>{word}</q></p>"
            f"<figure type={value}><graphic url={value}/><head>{word}</head><figDesc>{word}</figDesc></figure>"
            f"<list type={value} rend={value}><label n={value}>{word}</label><item n={value}>{word}</item></list>"
            f"<table rows={value}><row role={value}><cell cols={value} rows={value}>{word}</cell></row></table>"
            f"<lg rend={value}><l rend={value} part={value}>{word}</l></lg><stage type={value}>{word}</stage>"
        )
        claims.append(
            f"<annotation xml:id='c{n}' target='#s{n}' ana='c:topic.unification c:asp.place c:pol.affirmed c:std.reported' resp='#rr' n={value}>"
            f"<revisionDesc><change status='accepted' who='#rr' when='2020-01-01'>{word}</change></revisionDesc>"
            f"<note type='statement'>{word}</note><ptr type={value} target={target}/></annotation>"
        )
    return (
        f"<?xml version='1.0' encoding='UTF-8'?><TEI xmlns='http://www.tei-c.org/ns/1.0' xml:id='{name}' n={quoteattr(texts[0])}>"
        f"<teiHeader><fileDesc><titleStmt><title>{every}</title><author>{every}</author><respStmt xml:id='rr'><resp>{every}</resp>"
        f"<persName>{every}</persName></respStmt></titleStmt><publicationStmt><publisher>{every}</publisher><availability><licence target={quoteattr(texts[0])}>{every}"
        f"</licence></availability></publicationStmt><sourceDesc><bibl><title>{every}</title><ref target={quoteattr(texts[0])}>{every}</ref></bibl><listWit><witness xml:id={quoteattr(texts[0])}>{every}</witness></listWit></sourceDesc></fileDesc>"
        f"<profileDesc><textClass><catRef target='c:tr.chabad'/></textClass></profileDesc></teiHeader><text><body><div type='article'><head>{every}</head>"
        f"{''.join(blocks)}</div></body></text><standOff><listAnnotation type='claims'>{''.join(claims)}</listAnnotation></standOff></TEI>"
    ).encode()


def hostile_edition(folder, repository, monkeypatch):
    """Make an edition of all payloads, of a vocabulary and an edition file that say them too, with hostile file names."""
    every = payloads()
    annotations = folder / "annotations"
    annotations.mkdir(parents=True)
    for file in (repository / "annotations").glob("*.xml"):
        said = file.read_text(encoding="utf-8").replace(
            "<gloss>", "<gloss>" + escape(" ".join(every[:60])), 3
        )
        (annotations / file.name).write_text(said, encoding="utf-8")
    source = folder / "texts"
    source.mkdir()
    for n in range(0, len(every), 15):
        name = every[n].replace("/", "\u2215").replace("\0", "")[:60]
        (source / f"{name}{n}.xml").write_bytes(document(f"hostile{n}", every[n : n + 15]))
    monkeypatch.setattr(edition, "check", lambda *_: ())  # even if they passed the check
    settings = folder / "edition.toml"
    settings.write_text(
        "".join(
            f"{k} = '''{every[i]} '''\n"
            for i, k in enumerate(("title", "subtitle", "publisher", "place", "date", "licence"))
        )
        + f"preface = [\"\"\"{RUN}\"\"\", '''{every[1]} ''']\n",
        encoding="utf-8",
    )
    edition.make_edition(
        [source],
        folder / "site",
        annotations=annotations,
        settings=settings,
        command=f"yichud edition {every[0]}",
    )
    return sorted((folder / "site").glob("*.html"))


def provoke(page):
    """Do on a page what a reader may do: move over everything, give it the focus, click it; what would leave the page is stopped."""
    page.route("**/*", lambda route: route.fulfill(status=204))
    page.evaluate(
        """() => { for (const e of document.querySelectorAll('body *')) {
          for (const t of ['mouseover', 'mouseenter', 'pointerenter', 'animationstart', 'toggle', 'load', 'error']) e.dispatchEvent(new Event(t, { bubbles: false }));
          if (e.matches('a, button, input, summary, [tabindex], [onclick], [onfocus]')) { e.focus?.(); }
          const leaves = e.closest('a[href]');
          if (!leaves || /^#|^[^a-z]*(java|vb|data:)/i.test(leaves.getAttribute('href'))) e.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        } }"""
    )
    page.wait_for_timeout(50)
    page.unroute_all()


@contextmanager
def watched(opened):
    """Yield a new window, and a list that fills when a payload runs in what it shows.

    Each hostile page has a window to itself: a hundred clicks on one may still be on their way when the next is opened.
    """
    window = opened()
    ran: list[str] = []
    window.page.on("console", lambda m: ran.append(m.text) if m.text.startswith("ran") else None)
    window.page.add_init_script("window.alert = (x) => console.log('ran ' + x)")
    yield window, ran
    window.page.context.close()


def test_there_are_three_hundred_and_they_differ():
    assert len(set(payloads())) == 300


def test_a_payload_that_runs_is_seen(opened, tmp_path):
    file = tmp_path / "page.html"
    file.write_text(f"<a href='javascript:{RUN}'>x</a><p onmouseover='{RUN}'>x</p>")
    with watched(opened) as (window, ran):
        provoke(window.go(file))
        assert ran == ["ran 1", "ran 1"]


def test_no_payload_runs(opened, repository, tmp_path, monkeypatch):
    made = hostile_edition(tmp_path, repository, monkeypatch)
    assert len(made) >= 27
    for file in made:
        with watched(opened) as (window, ran):
            page = window.go(file)
            assert window.complaints == [], file.name  # nothing was even tried: all of it is text
            provoke(page)
            assert ran == [], file.name
            assert window.requests == [], file.name
            assert page.evaluate(_HANDLERS) == 0
            assert page.locator(_ACTIVE).count() == 0


@pytest.fixture
def unescaped(monkeypatch):
    """Switch off what escapes: the templates, the XSLT's output and the JSON in scripts."""
    made, reading = vars(pages_of)["environment"], pages_of._reading

    def environment(*folders):
        found = made(*folders)
        found.autoescape = False
        return found

    def raw(*given):
        drawn = reading(*given)
        raw = {key: Markup(entities.unescape(str(drawn[key]))) for key in ("own", "body")}
        return {**drawn, **raw}

    monkeypatch.setattr(pages_of, "environment", environment)
    monkeypatch.setattr(pages_of, "_reading", raw)
    monkeypatch.setattr(scripts, "_SIGNS", ())


def test_without_escaping_the_policy_still_stops_every_script(
    opened, repository, tmp_path, monkeypatch, unescaped
):
    made = hostile_edition(tmp_path, repository, monkeypatch)
    stopped, asked = 0, []
    for file in made:
        with watched(opened) as (window, ran):
            window.page.on("requestfailed", lambda r: asked.append((r.failure, r.url)))
            provoke(window.go(file))
            stopped += sum("Content Security Policy" in c for c in window.complaints)
            assert ran == [], file.name
    outside = {(why, url) for why, url in asked if url.startswith(("http", "ws", "ftp"))}
    assert {why for why, _ in outside} <= {"csp", "net::ERR_FAILED"}, (
        outside
    )  # refused, or a click that the test stopped
    assert stopped > 300  # the payloads were mark-up, and were refused
