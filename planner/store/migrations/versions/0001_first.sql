-- The first schema, as SQLite keeps it: frozen; later versions change it step by step.

CREATE TABLE calendar (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name VARCHAR NOT NULL,
    kind VARCHAR(16) NOT NULL,
    source VARCHAR NOT NULL,
    imported_as VARCHAR(16) NOT NULL,
    conference_id INTEGER,
    zone VARCHAR NOT NULL,
    zone_guessed BOOLEAN NOT NULL,
    content_hash VARCHAR NOT NULL,
    etag VARCHAR NOT NULL,
    last_modified VARCHAR NOT NULL,
    read_at VARCHAR(32),
    sample BOOLEAN NOT NULL,
    CONSTRAINT fk_calendar_conference_id FOREIGN KEY(conference_id) REFERENCES event (id)
);

CREATE INDEX ix_calendar_conference_id ON calendar (conference_id);

CREATE TABLE counter (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    purpose VARCHAR NOT NULL,
    event_id INTEGER NOT NULL,
    last INTEGER NOT NULL,
    CONSTRAINT uq_counter_purpose_event_id UNIQUE (purpose, event_id)
);

CREATE TABLE custom_text (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind VARCHAR NOT NULL,
    "key" VARCHAR NOT NULL,
    language VARCHAR NOT NULL,
    text TEXT NOT NULL,
    CONSTRAINT uq_custom_text_kind_key_language UNIQUE (kind, "key", language)
);

CREATE TABLE organisation (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    name VARCHAR NOT NULL,
    link VARCHAR NOT NULL,
    note TEXT NOT NULL
);

CREATE INDEX ix_organisation_name ON organisation (name);

CREATE TABLE profile (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    introduction TEXT NOT NULL,
    openers TEXT NOT NULL,
    ways_out TEXT NOT NULL,
    offers TEXT NOT NULL,
    conversations_a_day INTEGER,
    minutes_between INTEGER,
    suits VARCHAR NOT NULL
);

CREATE TABLE sheet (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL,
    number INTEGER NOT NULL,
    content_hash VARCHAR NOT NULL,
    printed_at VARCHAR(32) NOT NULL,
    last_at VARCHAR(32) NOT NULL,
    calendar_at VARCHAR(32),
    day DATE,
    layout VARCHAR NOT NULL,
    paper VARCHAR NOT NULL,
    first_unplanned INTEGER NOT NULL,
    unplanned INTEGER NOT NULL,
    CONSTRAINT uq_sheet_event_id_number UNIQUE (event_id, number)
);

CREATE INDEX ix_sheet_content_hash ON sheet (content_hash);

CREATE INDEX ix_sheet_event_id ON sheet (event_id);

CREATE TABLE contact (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    uid VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    organisation_id INTEGER,
    note TEXT NOT NULL,
    photo BLOB,
    is_me BOOLEAN NOT NULL,
    keep_warm_weeks INTEGER,
    created_at VARCHAR(32) NOT NULL,
    CONSTRAINT uq_contact_uid UNIQUE (uid),
    CONSTRAINT fk_contact_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
);

CREATE INDEX ix_contact_name ON contact (name);

CREATE INDEX ix_contact_organisation_id ON contact (organisation_id);

CREATE TABLE entry (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    calendar_id INTEGER NOT NULL,
    "key" VARCHAR NOT NULL,
    recurrence_id VARCHAR NOT NULL,
    uid VARCHAR NOT NULL,
    raw TEXT NOT NULL,
    content_hash VARCHAR NOT NULL,
    CONSTRAINT uq_entry_calendar_id_key_recurrence_id UNIQUE (calendar_id, "key", recurrence_id),
    CONSTRAINT fk_entry_calendar_id FOREIGN KEY(calendar_id) REFERENCES calendar (id) ON DELETE CASCADE
);

CREATE TABLE sheet_line (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    sheet_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    target_id INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    name TEXT NOT NULL,
    finds JSON NOT NULL,
    CONSTRAINT fk_sheet_line_sheet_id FOREIGN KEY(sheet_id) REFERENCES sheet (id) ON DELETE CASCADE
);

CREATE INDEX ix_sheet_line_sheet_id ON sheet_line (sheet_id);

CREATE TABLE address (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    kind VARCHAR(16) NOT NULL,
    value VARCHAR NOT NULL,
    label VARCHAR NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT fk_address_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);

CREATE INDEX ix_address_contact_id ON address (contact_id);

CREATE INDEX ix_address_value ON address (value);

CREATE TABLE contact_role (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    role VARCHAR(16) NOT NULL,
    CONSTRAINT uq_contact_role_contact_id_role UNIQUE (contact_id, role),
    CONSTRAINT fk_contact_role_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);

CREATE TABLE event (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    calendar_id INTEGER NOT NULL,
    entry_id INTEGER,
    parent_id INTEGER,
    kind VARCHAR(16) NOT NULL,
    "key" VARCHAR NOT NULL,
    recurrence_id VARCHAR NOT NULL,
    uid VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    description TEXT NOT NULL,
    location VARCHAR NOT NULL,
    url VARCHAR NOT NULL,
    status VARCHAR NOT NULL,
    categories JSON NOT NULL,
    start_kind VARCHAR(16) NOT NULL,
    start_wall VARCHAR(32) NOT NULL,
    start_zone VARCHAR NOT NULL,
    end_kind VARCHAR(16),
    end_wall VARCHAR(32),
    end_zone VARCHAR NOT NULL,
    start_at VARCHAR(32) NOT NULL,
    end_at VARCHAR(32) NOT NULL,
    content_hash VARCHAR NOT NULL,
    gone BOOLEAN NOT NULL,
    CONSTRAINT uq_event_calendar_id_key_recurrence_id UNIQUE (calendar_id, "key", recurrence_id),
    CONSTRAINT fk_event_calendar_id FOREIGN KEY(calendar_id) REFERENCES calendar (id) ON DELETE CASCADE,
    CONSTRAINT fk_event_entry_id FOREIGN KEY(entry_id) REFERENCES entry (id) ON DELETE CASCADE,
    CONSTRAINT fk_event_parent_id FOREIGN KEY(parent_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE INDEX ix_event_entry_id ON event (entry_id);

CREATE INDEX ix_event_parent_id ON event (parent_id);

CREATE INDEX ix_event_start_at ON event (start_at);

CREATE TABLE tag (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    contact_id INTEGER NOT NULL,
    name VARCHAR NOT NULL,
    CONSTRAINT uq_tag_contact_id_name UNIQUE (contact_id, name),
    CONSTRAINT fk_tag_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);

CREATE INDEX ix_tag_name ON tag (name);

CREATE TABLE attendee (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL,
    presence VARCHAR(16) NOT NULL,
    name VARCHAR NOT NULL,
    email VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL,
    link VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    note TEXT NOT NULL,
    listed BOOLEAN NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT fk_attendee_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE INDEX ix_attendee_event_id ON attendee (event_id);

CREATE TABLE encounter (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER,
    at VARCHAR(32) NOT NULL,
    zone VARCHAR NOT NULL,
    place VARCHAR NOT NULL,
    note TEXT NOT NULL,
    logged_at VARCHAR(32) NOT NULL,
    CONSTRAINT fk_encounter_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE INDEX ix_encounter_event_id ON encounter (event_id);

CREATE TABLE event_plan (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL,
    mark VARCHAR(16) NOT NULL,
    note TEXT NOT NULL,
    hidden BOOLEAN NOT NULL,
    paper_title VARCHAR NOT NULL,
    session_kind VARCHAR(16),
    insight TEXT NOT NULL,
    attend_again BOOLEAN,
    worked TEXT NOT NULL,
    CONSTRAINT uq_event_plan_event_id UNIQUE (event_id),
    CONSTRAINT fk_event_plan_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE TABLE goal (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL,
    text VARCHAR NOT NULL,
    count INTEGER,
    state VARCHAR(16) NOT NULL,
    note TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT fk_goal_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE INDEX ix_goal_event_id ON goal (event_id);

CREATE TABLE target (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    event_id INTEGER NOT NULL,
    conference_id INTEGER NOT NULL,
    code VARCHAR NOT NULL,
    contact_id INTEGER,
    organisation_id INTEGER,
    priority INTEGER NOT NULL,
    role VARCHAR(16),
    why TEXT NOT NULL,
    know TEXT NOT NULL,
    give TEXT NOT NULL,
    asks JSON NOT NULL,
    place VARCHAR NOT NULL,
    state VARCHAR(16) NOT NULL,
    reason TEXT NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT uq_target_conference_id_code UNIQUE (conference_id, code),
    CONSTRAINT fk_target_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_target_conference_id FOREIGN KEY(conference_id) REFERENCES event (id) ON DELETE CASCADE,
    CONSTRAINT fk_target_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_target_organisation_id FOREIGN KEY(organisation_id) REFERENCES organisation (id)
);

CREATE INDEX ix_target_contact_id ON target (contact_id);

CREATE INDEX ix_target_event_id ON target (event_id);

CREATE INDEX ix_target_organisation_id ON target (organisation_id);

CREATE TABLE find (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    target_id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    position INTEGER NOT NULL,
    CONSTRAINT uq_find_target_id_event_id UNIQUE (target_id, event_id),
    CONSTRAINT fk_find_target_id FOREIGN KEY(target_id) REFERENCES target (id) ON DELETE CASCADE,
    CONSTRAINT fk_find_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE INDEX ix_find_event_id ON find (event_id);

CREATE TABLE participant (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    encounter_id INTEGER NOT NULL,
    contact_id INTEGER,
    target_id INTEGER,
    code VARCHAR NOT NULL,
    name VARCHAR NOT NULL,
    title VARCHAR NOT NULL,
    organisation VARCHAR NOT NULL,
    cue TEXT NOT NULL,
    talk TEXT NOT NULL,
    wants TEXT NOT NULL,
    offered TEXT NOT NULL,
    note TEXT NOT NULL,
    boxes JSON NOT NULL,
    CONSTRAINT fk_participant_encounter_id FOREIGN KEY(encounter_id) REFERENCES encounter (id) ON DELETE CASCADE,
    CONSTRAINT fk_participant_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_participant_target_id FOREIGN KEY(target_id) REFERENCES target (id) ON DELETE CASCADE
);

CREATE INDEX ix_participant_contact_id ON participant (contact_id);

CREATE INDEX ix_participant_encounter_id ON participant (encounter_id);

CREATE INDEX ix_participant_target_id ON participant (target_id);

CREATE TABLE follow_up (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind VARCHAR(16) NOT NULL,
    status VARCHAR(16) NOT NULL,
    uid VARCHAR NOT NULL,
    contact_id INTEGER,
    other_id INTEGER,
    participant_id INTEGER,
    event_id INTEGER,
    person VARCHAR NOT NULL,
    text TEXT NOT NULL,
    channel VARCHAR(16) NOT NULL,
    due DATE NOT NULL,
    timing VARCHAR(16) NOT NULL,
    zone VARCHAR NOT NULL,
    created_at VARCHAR(32) NOT NULL,
    closed_at VARCHAR(32),
    draft TEXT NOT NULL,
    CONSTRAINT uq_follow_up_uid UNIQUE (uid),
    CONSTRAINT fk_follow_up_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id),
    CONSTRAINT fk_follow_up_other_id FOREIGN KEY(other_id) REFERENCES contact (id),
    CONSTRAINT fk_follow_up_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE,
    CONSTRAINT fk_follow_up_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);

CREATE INDEX ix_follow_up_contact_id ON follow_up (contact_id);

CREATE INDEX ix_follow_up_due ON follow_up (due);

CREATE INDEX ix_follow_up_event_id ON follow_up (event_id);

CREATE INDEX ix_follow_up_other_id ON follow_up (other_id);

CREATE INDEX ix_follow_up_participant_id ON follow_up (participant_id);

CREATE TABLE undo_step (
    id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    kind VARCHAR(4) NOT NULL,
    label TEXT NOT NULL
);

CREATE TABLE undo_log (
    id INTEGER NOT NULL,
    step_id INTEGER NOT NULL,
    change VARCHAR(1) NOT NULL,
    name TEXT NOT NULL,
    row_id INTEGER NOT NULL,
    inverse TEXT,
    CONSTRAINT pk_undo_log PRIMARY KEY (id),
    CONSTRAINT fk_undo_log_step_id FOREIGN KEY(step_id) REFERENCES undo_step (id) ON DELETE CASCADE
);

CREATE INDEX ix_undo_log_step_id ON undo_log (step_id);
