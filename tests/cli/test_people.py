def test_people_are_found_whatever_the_accents(planner):
    planner("met", "Łukasz Żółw, Gdańsk Robotics", "Ada Lovelace <ada@example.org>")
    assert [p["name"] for p in planner("people", "--search", "lukasz zolw", "--json").json] == [
        "Łukasz Żółw"
    ]
    assert set(planner("people", "--json").json[0]) == {
        "id", "name", "title", "organisation", "emails", "phones", "links", "note", "tags",
        "roles", "last_met",
    }  # fmt: skip


def test_merge_moves_history_along(planner, conference):
    planner("target", "add", conference, "Ada Lovelace <ada@example.org>")
    planner("met", "A. Lovelace <countess@example.org> !send the book")
    told = planner("people", "merge", "Ada Lovelace", "A. Lovelace")
    assert told.out == "A. Lovelace is now part of Ada Lovelace.\n"
    [person] = planner("people", "--json").json
    assert person["emails"] == ["ada@example.org", "countess@example.org"]
    [promise] = planner("follow-ups", "--json").json
    assert promise["person"] == "Ada Lovelace"
    planner("undo")
    assert len(planner("people", "--json").json) == 2


def test_merge_takes_what_it_is_told_to(planner):
    planner("met", "Ada Lovelace <ada@example.org>, CTO, Engines")
    planner("met", "A. Lovelace <countess@example.org>, Countess, Looms")
    planner("people", "merge", "Ada Lovelace", "A. Lovelace", "--take", "title")
    [person] = planner("people", "--json").json
    assert (person["name"], person["title"]) == ("Ada Lovelace", "Countess")
    assert person["organisation"] == "Engines"
    assert person["emails"] == ["ada@example.org", "countess@example.org"]
    assert planner("people", "merge", "Ada", "Ada", "--take", "age").status == 2


def test_show_tells_the_whole_history(planner, conference):
    planner("target", "add", conference, "Ada Lovelace, Engines", "--why", "advice on looms")
    planner("log", conference, 'T1 !send the draft @+3d *red glasses "asked about looms"')
    told = planner("people", "show", "Ada").out
    for words in (
        "Ada Lovelace, Engines\n",
        "  Last met: 2026-03-18\n",
        "send the draft  [Promise]\n  Due 2026-03-21 · Longshore",
        "[Planned and met]\n  To meet as T1\n  Want: advice on looms\n",
        "  asked about looms\n  Recognise by: red glasses\n  Promised: send the draft (due 2026-",
    ):
        assert words in told, words
    shown = planner("people", "show", "Ada", "--json").json
    assert [entry["what"] for entry in shown["history"]] == ["step", "plan", "met"]
    assert shown["history"][0]["steps"][0]["due"] == "2026-03-21"
    planner("target", "add", conference, "Bo")
    planner("met", "Cy")
    assert "next 2026-03-2" in planner("people").out
    late = planner("people", "show", "Ada", at="2026-04-01T09:00:00+02:00").out
    assert "Overdue since 2026-03-21" in late


def test_duplicates_are_listed_with_the_reason_until_told_apart(planner):
    planner("met", "Ada Lovelace, Engines")
    planner("met", "A. Lovelace, Engines")
    [pair] = planner("people", "duplicates", "--json").json
    assert pair["names"] == ["Ada Lovelace", "A. Lovelace"]
    assert pair["reason"] == "alike names at Engines"
    listed = planner("people", "duplicates")
    assert "Ada Lovelace  =  " in listed.out
    assert "people merge A B" in listed.err
    told = planner("people", "distinct", *pair["ids"])
    assert told.out == "Ada Lovelace and A. Lovelace are two people.\n"
    assert planner("people", "duplicates", "--json").json == []
    assert "Nobody here looks like" in planner("people", "duplicates").err
    planner("undo")
    assert len(planner("people", "duplicates", "--json").json) == 1


def test_columns_stand_below_each_other_in_every_script(planner):
    planner("met", "山田 太郎, ヤマダ")
    planner("met", "Ada, Engines")
    first, second = planner("people").out.splitlines()
    assert first.index("Engines") == len("1  Ada") + len("      ") + len("  ") + 2
    # Each of the five characters takes two places, and the terminal shows them so.
    assert second.index("ヤマダ") + 4 == first.index("Engines")
