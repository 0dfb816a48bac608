"""Marked text: well-formed whatever the stretches, and never a character more or less."""

from html.parser import HTMLParser

from hypothesis import given
from hypothesis import strategies as st

from sayso.views.highlight import Span, marked, visible


class Outline(HTMLParser):
    """Reads HTML strictly: the text, and the text inside each element with an id."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.text = ""
        self.by_name: dict[str, str] = {}
        self.ids: list[str] = []
        self.open: list[tuple[str, str]] = []
        self.feed(html)
        self.close()
        assert not self.open, f"left open: {self.open}"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.open.append((tag, found.get("data-name") or ""))
        self.ids += [found["id"] or ""] if "id" in found else []

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop()[0] == tag, f"</{tag}> closes something else"

    def handle_data(self, data: str) -> None:
        self.text += data
        for name in {name for _, name in self.open}:
            self.by_name[name] = self.by_name.get(name, "") + data


def a_span(start: int, end: int, name: str, tag: str = "mark") -> Span:
    return Span(start, end, tag, (("id", name), ("data-name", name)))


def test_a_nested_stretch_nests() -> None:
    html = marked("at least 14 dead", [a_span(9, 11, "b"), a_span(0, 11, "a", "span")])

    assert html == ('<span id="a" data-name="a">at least <mark id="b" data-name="b">14</mark></span> dead')


def test_a_crossing_stretch_is_split_and_keeps_one_id() -> None:
    html = marked("abcdef", [a_span(0, 4, "x", "span"), a_span(2, 6, "y")])

    assert html == (
        '<span id="x" data-name="x">ab<mark id="y" data-name="y">cd</mark></span><mark data-name="y">ef</mark>'
    )


def test_text_and_attributes_are_escaped() -> None:
    html = marked("<b>&\"'", [Span(0, 3, "mark", (("title", "\"'<"),))])

    assert html == '<mark title="&quot;&#x27;&lt;">&lt;b&gt;</mark>&amp;&quot;&#x27;'


def test_control_and_direction_characters_can_be_seen() -> None:
    assert visible("a\x00b\x1b\x7f\u202e403\u202c\ud800\ufffe\x85") == "a␀b␛␡[U+202E]403[U+202C]��[U+0085]"


def test_tabs_line_ends_and_other_scripts_stay() -> None:
    text = "a\tb\r\nc שלום 🕊 é"
    assert visible(text) == text


@given(
    st.text(alphabet=st.sampled_from("ab<>&\"' \n\x00\u202eé"), max_size=30),
    st.lists(st.tuples(st.integers(-3, 35), st.integers(-3, 35), st.sampled_from(["mark", "span"])), max_size=8),
)
def test_any_stretches_give_well_formed_html_with_the_same_text(text: str, places: list[tuple[int, int, str]]) -> None:
    spans = [a_span(start, end, f"n{i}", tag) for i, (start, end, tag) in enumerate(places)]

    outline = Outline(str(marked(text, spans)))

    assert outline.text == visible(text)
    assert sorted(outline.ids) == sorted(f"n{i}" for i in range(len(spans)))
    for i, (start, end, _) in enumerate(places):
        first = min(max(start, 0), len(text))
        last = min(max(end, first), len(text))
        assert outline.by_name.get(f"n{i}", "") == visible(text[first:last])
