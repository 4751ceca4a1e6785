from pathlib import Path

from PIL import Image


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


def test_what_would_go_is_counted_and_the_backups_are_named(planner, conference):
    planner("target", "add", conference, "Xanthippe Quux <xq@example.org>")
    planner("log", conference, "T1 !send it *laughs")
    planner("backup")
    listed = planner("people", "forget", "Xanthippe")
    assert "This would go, for good:\n  the card, with addresses" in listed.out
    for words in ("1 conversation", "1 promise, message or other follow-up", "1 plan to meet them"):
        assert f"\n  {words}\n" in listed.out
    assert "Nothing was removed." in listed.err
    # The one of that day was made before anything was known of her.
    (backup,) = Path().glob("store/*backups/*-2.db")
    done = planner("people", "forget", "Xanthippe", "--yes")
    assert "Xanthippe Quux is forgotten.\nThese backups still hold what was known" in done.out
    assert done.out.endswith(f"{backup.absolute()}\n")


def test_all_that_is_held_on_one_person_is_written(planner, conference):
    planner("met", "Ada Lovelace <ada@example.org> *red glasses")
    planner("met", "Bo <bo@example.org>")
    told = planner("people", "export", "ada.txt", "--person", "Ada")
    assert told.out == "Wrote what is held on Ada Lovelace to ada.txt.\n"
    text = Path("ada.txt").read_text(encoding="utf-8")
    assert "Recognise by: red glasses" in text
    assert "bo@example.org" not in text
    assert Path("ada.txt").stat().st_mode & 0o077 == 0, "it is nobody else's to read"
    planner("people", "export", "ada.vcf", "--person", "Ada")
    assert Path("ada.vcf").read_text(encoding="utf-8").count("BEGIN:VCARD") == 1
    refused = planner("people", "export", "ada.doc", "--person", "Ada")
    assert (refused.status, Path("ada.doc").exists()) == (1, False)


def test_a_photo_is_given_and_taken_away(planner):
    planner("met", "Ada Lovelace")
    Image.new("RGB", (900, 900), "red").save("ada.png")
    assert planner("people", "photo", "Ada", "ada.png").out == "Ada Lovelace has a photo.\n"
    planner("people", "export", "all.vcf")
    assert "PHOTO;ENCODING=b;TYPE=JPEG:" in Path("all.vcf").read_text(encoding="utf-8")
    gone = planner("people", "photo", "Ada", "--remove")
    assert gone.out == "Ada Lovelace has no photo any more.\n"
    planner("people", "export", "all.vcf")
    assert "PHOTO" not in Path("all.vcf").read_text(encoding="utf-8")
    Path("no.png").write_text("no picture", encoding="utf-8")
    refused = planner("people", "photo", "Ada", "no.png")
    assert (refused.status, "This is no picture" in refused.err) == (1, True)
    assert planner("people", "photo", "Ada").status == 2
