from planner.choices import chosen


def test_the_list_names_every_setting_and_marks_what_was_changed(planner):
    assert "  scheme " in planner("settings").out
    planner("settings", "scheme", "dark")
    listed = planner("settings").out
    assert "* scheme            dark" in listed
    assert planner("settings", "--json").json["scheme"] == "dark"


def test_one_is_shown_changed_and_put_back(planner):
    shown = planner("settings", "layout").out
    assert shown.startswith("layout: full\n")
    assert "booklet  Booklet, to fold" in shown
    assert planner("settings", "layout", "pocket", "--json").json == {"layout": "pocket"}
    assert chosen("layout") == "pocket"
    assert planner("settings", "layout", "--reset").status == 0
    assert chosen("layout") == "full"


def test_what_does_not_fit_ends_with_one_and_changes_nothing(planner):
    told = planner("settings", "scheme", "green")
    assert (told.status, told.out) == (1, "")
    assert "none of the choices" in told.err
    assert planner("settings", "colour").status == 1
    assert planner("settings", "--reset").status == 2
    assert chosen("scheme") == "system"


def test_a_sheet_begins_with_what_was_chosen(planner, conference, tmp_path):
    from pypdfium2 import PdfDocument

    def size(*words):
        path = tmp_path / "sheet.pdf"
        assert planner("prep", conference, "-o", path, *words).status == 0
        with PdfDocument(path) as pdf:
            return tuple(round(side) for side in pdf.get_page_size(0))

    assert size() == (595, 842)
    planner("settings", "paper", "letter")
    assert size() == (612, 792)
    assert size("--paper", "a4") == (595, 842)
