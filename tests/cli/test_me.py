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
