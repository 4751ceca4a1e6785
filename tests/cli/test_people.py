from pathlib import Path


def test_me_is_set_bit_by_bit(planner):
    assert "Nothing is known of you yet" in planner("me").err
    assert planner("me", "--email", "x@example.org").status == 1
    planner("me", "--name", "Lena Okafor", "--email", "lena@example.org")
    planner("me", "--organisation", "Looms", "--link", "https://example.org/lena")
    card = planner("me", "--json").json
    assert card["name"] == "Lena Okafor"
    assert card["emails"] == ["lena@example.org"]
    assert card["organisation"] == "Looms"
    assert card["links"] == ["https://example.org/lena"]
    # The user is nobody one knows.
    assert planner("people", "--json").json == []


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


def test_export_writes_cards_and_a_table(planner):
    planner("met", "Ada Lovelace <ada@example.org>, CTO, Engines")
    assert planner("people", "export", "all.vcf").status == 0
    assert "FN:Ada Lovelace" in Path("all.vcf").read_text(encoding="utf-8")
    planner("people", "export", "all.csv")
    assert "ada@example.org" in Path("all.csv").read_text(encoding="utf-8-sig")
    refused = planner("people", "export", "all.doc")
    assert refused.status == 1
    assert not Path("all.doc").exists()


def test_forget_lists_first_and_then_leaves_nothing(planner, conference, store_bytes):
    planner("target", "add", conference, "Xanthippe Quux <xq@example.org>", "--know", "old friend")
    planner("log", conference, "T1 !send the Xanthippe papers *laughs")
    listed = planner("people", "forget", "Xanthippe")
    assert "Xanthippe Quux" in listed.out
    assert len(planner("people", "--json").json) == 1
    assert planner("people", "forget", "Xanthippe", "--yes").status == 0
    assert planner("people", "--json").json == []
    data = store_bytes()
    for token in (b"Quux", b"xq@example.org", b"old friend", b"laughs"):
        assert token not in data
    assert planner("undo").status == 1
    assert planner("check").status == 0
