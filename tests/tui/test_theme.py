"""The stylesheet: read once for the colors that it has, again for others, and never short of a rule."""

from textual.color import Color

from raincheck.tui.theme import DARK, LIGHT, Sheet

DARK_COLORS, LIGHT_COLORS = (theme.to_color_system().generate() for theme in (DARK, LIGHT))


def sheet() -> Sheet:
    made = Sheet(DARK_COLORS)
    made.add_source("Static { color: $primary; }", ("one.tcss", ""))
    made.reparse()
    return made


def colors(made: Sheet) -> list[Color]:
    return [rules.styles.color for rules in made.rules]


def test_for_the_same_colors_the_rules_are_not_read_again() -> None:
    made = sheet()
    before = made.rules[0]
    made.set_variables(dict(DARK_COLORS))
    made.reparse()
    assert made.rules[0] is before


def test_other_colors_reach_the_rules() -> None:
    made = sheet()
    assert colors(made) == [Color.parse(DARK.primary)]
    made.set_variables(LIGHT_COLORS)
    made.reparse()
    assert colors(made) == [Color.parse(LIGHT.primary)]


def test_rules_that_a_screen_brings_along_are_read_without_other_colors() -> None:
    made = sheet()
    made.add_source("Input { color: $primary; }", ("two.tcss", ""))
    made.reparse()
    assert len(made.rules) == 2
