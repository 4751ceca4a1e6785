import pytest

from planner.formats.ics.names import is_person, people_in


@pytest.mark.parametrize(
    "name",
    [
        "Ada Lovelace",
        "Grace M. Hopper",
        "Johan Van de Wauw",
        "Jean DUPONT",
        "Lizzie O’Shea",
        "Conor McDonald",
        "Anne-Marie Ångström",
        "G Matthew Rice",
        'Sean "xobs" Cross',
        "张爱玲",
        "Łukasz Żółw",
        "Владимир Петров",
    ],
)
def test_names_are_names(name):
    assert is_person(name)


@pytest.mark.parametrize(
    "text",
    [
        "Main Conference",
        "Lightning Talks",
        "SDR Track",
        "LibreOffice Online",
        "PyCon China",
        "Room 5",
        "Red Hat",
        "how to weave",
        "https://example.org",
        "The Future of Looms and Other Machines of Today",
        "Ada",
        "",
    ],
)
def test_other_things_are_not(text):
    assert not is_person(text)


@pytest.mark.parametrize("name", ["Ada", "Jacob Coffee", "Zeth"])
def test_a_label_makes_short_and_odd_names_names(name):
    assert is_person(name, labelled=True)


@pytest.mark.parametrize("text", ["TBA", "Various", "Panel Discussion", "and others"])
def test_a_label_does_not_make_everything_a_name(text):
    assert not is_person(text, labelled=True)


@pytest.mark.parametrize(
    ("text", "people"),
    [
        (
            "Ada Lovelace, Grace Hopper & Jean Bartik",
            ["Ada Lovelace", "Grace Hopper", "Jean Bartik"],
        ),
        ("Dr. Ada Lovelace und Prof. Grace Hopper", ["Ada Lovelace", "Grace Hopper"]),
        ("胡渊鸣&张爱玲", ["胡渊鸣", "张爱玲"]),
        ("王俊杰 / 胡博文 / Andy Zhou", ["王俊杰", "胡博文", "Andy Zhou"]),
        ("Amethyst Reese 🌸", ["Amethyst Reese"]),
        ("Ada Lovelace, Ada Lovelace", ["Ada Lovelace"]),
        ("weaving and looms", []),
    ],
)
def test_lists_of_people(text, people):
    assert [name for name, _firm in people_in(text)] == people


def test_a_firm_in_brackets_is_kept():
    assert people_in("Ada Lovelace (Analytical Engines, Ltd), Grace Hopper") == [
        ("Ada Lovelace", "Analytical Engines, Ltd"),
        ("Grace Hopper", ""),
    ]
