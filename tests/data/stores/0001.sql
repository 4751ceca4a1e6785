BEGIN TRANSACTION;
CREATE TABLE address (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	value VARCHAR NOT NULL, 
	label VARCHAR NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT fk_address_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
INSERT INTO "address" VALUES(1,1,'email','ada@example.org','',0);
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "attendee" VALUES(1,2,'speaker','Speaker Numbera','s0@example.org','','','','','',0,0);
INSERT INTO "attendee" VALUES(2,3,'speaker','Speaker Numberb','s1@example.org','','','','','',0,0);
INSERT INTO "attendee" VALUES(3,4,'speaker','Speaker Numberc','s2@example.org','','','','','',0,0);
INSERT INTO "attendee" VALUES(4,5,'speaker','Speaker Numberd','s3@example.org','','','','','',0,0);
INSERT INTO "attendee" VALUES(5,6,'speaker','Speaker Numbere','s4@example.org','','','','','',0,0);
INSERT INTO "attendee" VALUES(6,7,'speaker','Speaker Numberf','s5@example.org','','','','','',0,0);
INSERT INTO "attendee" VALUES(7,8,'speaker','Speaker Numberg','s6@example.org','','','','','',0,0);
INSERT INTO "attendee" VALUES(8,9,'speaker','Speaker Numberh','s7@example.org','','','','','',0,0);
INSERT INTO "attendee" VALUES(9,10,'speaker','Speaker Numberi','s8@example.org','','','','','',0,0);
INSERT INTO "attendee" VALUES(10,11,'organiser','The Office','office@example.org','','','','','',0,0);
INSERT INTO "attendee" VALUES(11,11,'attendee','Guest One','g@example.org','','','','','',0,1);
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
INSERT INTO "calendar" VALUES(1,'Speakers As Attendees','file','tests/data/ics/speakers-as-attendees.ics','conference',1,'Europe/Berlin',1,'08bf11a6e62984f7525a7dadd87d4357f6f00530a8773f1e5be9682c87521ba9','','','2026-03-18T08:00:00Z',0);
INSERT INTO "calendar" VALUES(2,'Series With Overrides','file','tests/data/ics/series-with-overrides.ics','events',NULL,'Europe/Berlin',0,'1a9d59a50250509375a9256e08915fc3bbdd7ffb5c922269a62ad8c2ea925a5a','','','2026-03-18T08:00:00Z',0);
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
INSERT INTO "contact" VALUES(1,'urn:uuid:4868c0dc-e00e-4d9f-ac3f-08f8198e4adf','Ada Lovelace','CTO',1,'',NULL,0,NULL,'2026-03-18T08:00:00Z');
CREATE TABLE contact_role (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	CONSTRAINT uq_contact_role_contact_id_role UNIQUE (contact_id, role), 
	CONSTRAINT fk_contact_role_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
CREATE TABLE counter (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	purpose VARCHAR NOT NULL, 
	event_id INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT uq_counter_purpose_event_id UNIQUE (purpose, event_id)
);
INSERT INTO "counter" VALUES(1,'target-code',1,1);
INSERT INTO "counter" VALUES(2,'unplanned-code',1,8);
INSERT INTO "counter" VALUES(3,'sheet-number',1,1);
CREATE TABLE custom_text (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT uq_custom_text_kind_key_language UNIQUE (kind, "key", language)
);
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
INSERT INTO "encounter" VALUES(1,1,'2026-03-10T09:00:00Z','Europe/Berlin','Talk 1','','2026-03-18T08:00:00Z');
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
INSERT INTO "entry" VALUES(1,1,'t0@example.org','','t0@example.org','BEGIN:VEVENT
UID:t0@example.org
DTSTART:20260310T080000Z
SUMMARY:Talk 0
ATTENDEE;CN=Speaker Numbera:mailto:s0@example.org
END:VEVENT','0f917d308d658bba81ee0fe1cee5b398794d4282309f35fee8bbd13e5a493c9f');
INSERT INTO "entry" VALUES(2,1,'t1@example.org','','t1@example.org','BEGIN:VEVENT
UID:t1@example.org
DTSTART:20260310T090000Z
SUMMARY:Talk 1
ATTENDEE;CN=Speaker Numberb:mailto:s1@example.org
END:VEVENT','e39bda147a22e1e21fe7c195691efa2c6017a29bbaacbcfcb07ffa14834731a3');
INSERT INTO "entry" VALUES(3,1,'t2@example.org','','t2@example.org','BEGIN:VEVENT
UID:t2@example.org
DTSTART:20260310T100000Z
SUMMARY:Talk 2
ATTENDEE;CN=Speaker Numberc:mailto:s2@example.org
END:VEVENT','3ea0b3d8f44d63337e81ba14742e62f30a682f0f84ed4ae6807a21f6aed748ab');
INSERT INTO "entry" VALUES(4,1,'t3@example.org','','t3@example.org','BEGIN:VEVENT
UID:t3@example.org
DTSTART:20260310T110000Z
SUMMARY:Talk 3
ATTENDEE;CN=Speaker Numberd:mailto:s3@example.org
END:VEVENT','1fb34f284ff7ec2ba3ff5640cd094bd42ac08f721106dcd2b21d50733f4f758d');
INSERT INTO "entry" VALUES(5,1,'t4@example.org','','t4@example.org','BEGIN:VEVENT
UID:t4@example.org
DTSTART:20260310T120000Z
SUMMARY:Talk 4
ATTENDEE;CN=Speaker Numbere:mailto:s4@example.org
END:VEVENT','21bde99fbd7c2576ee9d0d05713fab55cb73db38633c698f6b66a9ad42c7107b');
INSERT INTO "entry" VALUES(6,1,'t5@example.org','','t5@example.org','BEGIN:VEVENT
UID:t5@example.org
DTSTART:20260310T130000Z
SUMMARY:Talk 5
ATTENDEE;CN=Speaker Numberf:mailto:s5@example.org
END:VEVENT','0b46e0554d37f995cc7f4b8f427a0e8ce13b3462393d79f9f3d027cbe7345163');
INSERT INTO "entry" VALUES(7,1,'t6@example.org','','t6@example.org','BEGIN:VEVENT
UID:t6@example.org
DTSTART:20260310T140000Z
SUMMARY:Talk 6
ATTENDEE;CN=Speaker Numberg:mailto:s6@example.org
END:VEVENT','48f6c51209c9a0536a79e33890a99502668a6b884529df313ef98f7be0bd69f1');
INSERT INTO "entry" VALUES(8,1,'t7@example.org','','t7@example.org','BEGIN:VEVENT
UID:t7@example.org
DTSTART:20260310T150000Z
SUMMARY:Talk 7
ATTENDEE;CN=Speaker Numberh:mailto:s7@example.org
END:VEVENT','e2274cf2cafb179fe6902dc4a31d2140087ca353e402c4ec4af4b745a1cd3c42');
INSERT INTO "entry" VALUES(9,1,'t8@example.org','','t8@example.org','BEGIN:VEVENT
UID:t8@example.org
DTSTART:20260310T160000Z
SUMMARY:Talk 8
ATTENDEE;CN=Speaker Numberi:mailto:s8@example.org
END:VEVENT','2ff0e946311e453180b25de71559e66002b14cbda792e3f599ee6466b18e8c03');
INSERT INTO "entry" VALUES(10,1,'t9@example.org','','t9@example.org','BEGIN:VEVENT
UID:t9@example.org
DTSTART:20260310T170000Z
SUMMARY:Reception
ATTENDEE;CN=Guest One;PARTSTAT=NEEDS-ACTION;RSVP=TRUE:mailto:g@example.org
ORGANIZER;CN=The Office:mailto:office@example.org
END:VEVENT','11e74cb1d46c9f6ab0e721897f788a7f364e5c46a8fff3f50054569519691885');
INSERT INTO "entry" VALUES(11,2,'s@example.org','','s@example.org','BEGIN:VEVENT
UID:s@example.org
DTSTART;TZID=Europe/Berlin:20260302T100000
DTEND;TZID=Europe/Berlin:20260302T110000
RRULE:FREQ=WEEKLY;COUNT=6
EXDATE;TZID=Europe/Berlin:20260309T100000
RDATE;TZID=Europe/Berlin:20260304T150000
SUMMARY:Guild
END:VEVENT','5c3e10877f05a2520425f4b5b643991a8e562a20cdb1c228f79096935732a1a2');
INSERT INTO "entry" VALUES(12,2,'s@example.org','20260316T100000','s@example.org','BEGIN:VEVENT
UID:s@example.org
RECURRENCE-ID:20260316T090000Z
DTSTART;TZID=Europe/Berlin:20260317T140000
DTEND;TZID=Europe/Berlin:20260317T150000
SUMMARY:Guild, moved
END:VEVENT','7e460381e8aac018fa8f326a59b475a2503e9e904ef4c516fac5c954b83d353b');
INSERT INTO "entry" VALUES(13,2,'s@example.org','20260323T100000','s@example.org','BEGIN:VEVENT
UID:s@example.org
RECURRENCE-ID;TZID=Europe/Berlin:20260323T100000
DTSTART;TZID=Europe/Berlin:20260323T100000
STATUS:CANCELLED
SUMMARY:Guild
END:VEVENT','edde4f28f1509d0f1d034d92e6ddd9f0e5511f96164d376039cc8732eb898151');
INSERT INTO "entry" VALUES(14,2,'orphan@example.org','20260316T090000Z','orphan@example.org','BEGIN:VEVENT
UID:orphan@example.org
RECURRENCE-ID:20260316T090000Z
DTSTART:20260316T100000Z
SUMMARY:Master not here
END:VEVENT','99e63d9fbd59b5718cbddf66d551bbe77b04bc1ce2a7e661f3b27afe4a0c366b');
INSERT INTO "entry" VALUES(15,2,'broken@example.org','','broken@example.org','BEGIN:VEVENT
UID:broken@example.org
DTSTART:20260302T100000Z
SUMMARY:Master
END:VEVENT','040c9c6a150540eff74f2bd9b1bec2a708c637900a59102708ce6f2d44d463d2');
INSERT INTO "entry" VALUES(16,2,'broken@example.org#?2859b138a8be064f','','broken@example.org','BEGIN:VEVENT
UID:broken@example.org
RECURRENCE-ID:some day
DTSTART:20260303T100000Z
SEQUENCE:5
SUMMARY:Override of no day
END:VEVENT','49cf53cb44b33a98bc6c104b857d8c93d51ebb5743ea735a4bdd7c881d83704f');
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
INSERT INTO "event" VALUES(1,1,NULL,NULL,'conference','planner:conference','','','Speakers As Attendees','','','','','[]','utc','2026-03-10T08:00:00','','utc','2026-03-10T17:00:00','','2026-03-10T08:00:00Z','2026-03-10T17:00:00Z','',0);
INSERT INTO "event" VALUES(2,1,1,1,'session','t0@example.org','','t0@example.org','Talk 0','','','','','[]','utc','2026-03-10T08:00:00','',NULL,NULL,'','2026-03-10T08:00:00Z','2026-03-10T08:00:00Z','0f917d308d658bba81ee0fe1cee5b398794d4282309f35fee8bbd13e5a493c9f',0);
INSERT INTO "event" VALUES(3,1,2,1,'session','t1@example.org','','t1@example.org','Talk 1','','','','','[]','utc','2026-03-10T09:00:00','',NULL,NULL,'','2026-03-10T09:00:00Z','2026-03-10T09:00:00Z','e39bda147a22e1e21fe7c195691efa2c6017a29bbaacbcfcb07ffa14834731a3',0);
INSERT INTO "event" VALUES(4,1,3,1,'session','t2@example.org','','t2@example.org','Talk 2','','','','','[]','utc','2026-03-10T10:00:00','',NULL,NULL,'','2026-03-10T10:00:00Z','2026-03-10T10:00:00Z','3ea0b3d8f44d63337e81ba14742e62f30a682f0f84ed4ae6807a21f6aed748ab',0);
INSERT INTO "event" VALUES(5,1,4,1,'session','t3@example.org','','t3@example.org','Talk 3','','','','','[]','utc','2026-03-10T11:00:00','',NULL,NULL,'','2026-03-10T11:00:00Z','2026-03-10T11:00:00Z','1fb34f284ff7ec2ba3ff5640cd094bd42ac08f721106dcd2b21d50733f4f758d',0);
INSERT INTO "event" VALUES(6,1,5,1,'session','t4@example.org','','t4@example.org','Talk 4','','','','','[]','utc','2026-03-10T12:00:00','',NULL,NULL,'','2026-03-10T12:00:00Z','2026-03-10T12:00:00Z','21bde99fbd7c2576ee9d0d05713fab55cb73db38633c698f6b66a9ad42c7107b',0);
INSERT INTO "event" VALUES(7,1,6,1,'session','t5@example.org','','t5@example.org','Talk 5','','','','','[]','utc','2026-03-10T13:00:00','',NULL,NULL,'','2026-03-10T13:00:00Z','2026-03-10T13:00:00Z','0b46e0554d37f995cc7f4b8f427a0e8ce13b3462393d79f9f3d027cbe7345163',0);
INSERT INTO "event" VALUES(8,1,7,1,'session','t6@example.org','','t6@example.org','Talk 6','','','','','[]','utc','2026-03-10T14:00:00','',NULL,NULL,'','2026-03-10T14:00:00Z','2026-03-10T14:00:00Z','48f6c51209c9a0536a79e33890a99502668a6b884529df313ef98f7be0bd69f1',0);
INSERT INTO "event" VALUES(9,1,8,1,'session','t7@example.org','','t7@example.org','Talk 7','','','','','[]','utc','2026-03-10T15:00:00','',NULL,NULL,'','2026-03-10T15:00:00Z','2026-03-10T15:00:00Z','e2274cf2cafb179fe6902dc4a31d2140087ca353e402c4ec4af4b745a1cd3c42',0);
INSERT INTO "event" VALUES(10,1,9,1,'session','t8@example.org','','t8@example.org','Talk 8','','','','','[]','utc','2026-03-10T16:00:00','',NULL,NULL,'','2026-03-10T16:00:00Z','2026-03-10T16:00:00Z','2ff0e946311e453180b25de71559e66002b14cbda792e3f599ee6466b18e8c03',0);
INSERT INTO "event" VALUES(11,1,10,1,'session','t9@example.org','','t9@example.org','Reception','','','','','[]','utc','2026-03-10T17:00:00','',NULL,NULL,'','2026-03-10T17:00:00Z','2026-03-10T17:00:00Z','11e74cb1d46c9f6ab0e721897f788a7f364e5c46a8fff3f50054569519691885',0);
INSERT INTO "event" VALUES(12,2,11,NULL,'event','s@example.org','20260302T100000','s@example.org','Guild','','','','','[]','zoned','2026-03-02T10:00:00','Europe/Berlin','zoned','2026-03-02T11:00:00','Europe/Berlin','2026-03-02T09:00:00Z','2026-03-02T10:00:00Z','5c3e10877f05a2520425f4b5b643991a8e562a20cdb1c228f79096935732a1a2',0);
INSERT INTO "event" VALUES(13,2,11,NULL,'event','s@example.org','20260304T150000','s@example.org','Guild','','','','','[]','zoned','2026-03-04T15:00:00','Europe/Berlin','zoned','2026-03-04T16:00:00','Europe/Berlin','2026-03-04T14:00:00Z','2026-03-04T15:00:00Z','5c3e10877f05a2520425f4b5b643991a8e562a20cdb1c228f79096935732a1a2',0);
INSERT INTO "event" VALUES(14,2,11,NULL,'event','s@example.org','20260330T100000','s@example.org','Guild','','','','','[]','zoned','2026-03-30T10:00:00','Europe/Berlin','zoned','2026-03-30T11:00:00','Europe/Berlin','2026-03-30T08:00:00Z','2026-03-30T09:00:00Z','5c3e10877f05a2520425f4b5b643991a8e562a20cdb1c228f79096935732a1a2',0);
INSERT INTO "event" VALUES(15,2,11,NULL,'event','s@example.org','20260406T100000','s@example.org','Guild','','','','','[]','zoned','2026-04-06T10:00:00','Europe/Berlin','zoned','2026-04-06T11:00:00','Europe/Berlin','2026-04-06T08:00:00Z','2026-04-06T09:00:00Z','5c3e10877f05a2520425f4b5b643991a8e562a20cdb1c228f79096935732a1a2',0);
INSERT INTO "event" VALUES(16,2,12,NULL,'event','s@example.org','20260316T100000','s@example.org','Guild, moved','','','','','[]','zoned','2026-03-17T14:00:00','Europe/Berlin','zoned','2026-03-17T15:00:00','Europe/Berlin','2026-03-17T13:00:00Z','2026-03-17T14:00:00Z','7e460381e8aac018fa8f326a59b475a2503e9e904ef4c516fac5c954b83d353b',0);
INSERT INTO "event" VALUES(17,2,13,NULL,'event','s@example.org','20260323T100000','s@example.org','Guild','','','','CANCELLED','[]','zoned','2026-03-23T10:00:00','Europe/Berlin',NULL,NULL,'','2026-03-23T09:00:00Z','2026-03-23T09:00:00Z','edde4f28f1509d0f1d034d92e6ddd9f0e5511f96164d376039cc8732eb898151',0);
INSERT INTO "event" VALUES(18,2,14,NULL,'event','orphan@example.org','20260316T090000Z','orphan@example.org','Master not here','','','','','[]','utc','2026-03-16T10:00:00','',NULL,NULL,'','2026-03-16T10:00:00Z','2026-03-16T10:00:00Z','99e63d9fbd59b5718cbddf66d551bbe77b04bc1ce2a7e661f3b27afe4a0c366b',0);
INSERT INTO "event" VALUES(19,2,15,NULL,'event','broken@example.org','','broken@example.org','Master','','','','','[]','utc','2026-03-02T10:00:00','',NULL,NULL,'','2026-03-02T10:00:00Z','2026-03-02T10:00:00Z','040c9c6a150540eff74f2bd9b1bec2a708c637900a59102708ce6f2d44d463d2',0);
INSERT INTO "event" VALUES(20,2,16,NULL,'event','broken@example.org#?2859b138a8be064f','','broken@example.org','Override of no day','','','','','[]','utc','2026-03-03T10:00:00','',NULL,NULL,'','2026-03-03T10:00:00Z','2026-03-03T10:00:00Z','49cf53cb44b33a98bc6c104b857d8c93d51ebb5743ea735a4bdd7c881d83704f',0);
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
INSERT INTO "event_plan" VALUES(1,3,'must','',0,'',NULL,'',NULL,'');
CREATE TABLE find (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	target_id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT uq_find_target_id_event_id UNIQUE (target_id, event_id), 
	CONSTRAINT fk_find_target_id FOREIGN KEY(target_id) REFERENCES target (id) ON DELETE CASCADE, 
	CONSTRAINT fk_find_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "find" VALUES(1,1,3,0);
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
INSERT INTO "follow_up" VALUES(1,'promise','open','69f9e9cd-66fc-4092-845b-29b23f1f1105@planner',1,NULL,1,1,'Ada Lovelace','send the draft','','2026-03-20','date','Europe/Berlin','2026-03-18T08:00:00Z',NULL,'');
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
INSERT INTO "goal" VALUES(1,1,'Meet two',2,'open','',1);
CREATE TABLE organisation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	link VARCHAR NOT NULL, 
	note TEXT NOT NULL
);
INSERT INTO "organisation" VALUES(1,'Analytical Engines','','');
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
INSERT INTO "participant" VALUES(1,1,1,1,'T1','Ada Lovelace','CTO','Analytical Engines','red glasses','','','','','[]');
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
INSERT INTO "sheet" VALUES(1,1,1,'42522d4b3b1543d3fcdd65397c091b41be92b0d98ffb2a435cd31ca1172e28ba','2026-03-18T08:00:00Z','2026-03-18T08:00:00Z','2026-03-18T08:00:00Z',NULL,'full','a4',1,8);
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
INSERT INTO "sheet_line" VALUES(1,1,0,1,'T1','Ada Lovelace','[{"event": 3, "start": "2026-03-10T10:00+01:00", "place": ""}]');
CREATE TABLE tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT uq_tag_contact_id_name UNIQUE (contact_id, name), 
	CONSTRAINT fk_tag_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
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
INSERT INTO "target" VALUES(1,3,1,'T1',1,NULL,1,NULL,'','','tea','[]','','met','',1);
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
INSERT INTO "undo_log" VALUES(1,1,'I','calendar',1,NULL);
INSERT INTO "undo_log" VALUES(2,1,'U','calendar',1,'UPDATE "calendar" SET "name"=''Speakers As Attendees'',"kind"=''file'',"source"=''tests/data/ics/speakers-as-attendees.ics'',"imported_as"=''conference'',"conference_id"=NULL,"zone"=''Europe/Berlin'',"zone_guessed"=0,"content_hash"=''08bf11a6e62984f7525a7dadd87d4357f6f00530a8773f1e5be9682c87521ba9'',"etag"='''',"last_modified"='''',"read_at"=''2026-03-18T08:00:00Z'',"sample"=0 WHERE id=1');
INSERT INTO "undo_log" VALUES(3,1,'I','event',1,NULL);
INSERT INTO "undo_log" VALUES(4,1,'U','calendar',1,'UPDATE "calendar" SET "name"=''Speakers As Attendees'',"kind"=''file'',"source"=''tests/data/ics/speakers-as-attendees.ics'',"imported_as"=''conference'',"conference_id"=NULL,"zone"=''Europe/Berlin'',"zone_guessed"=1,"content_hash"=''08bf11a6e62984f7525a7dadd87d4357f6f00530a8773f1e5be9682c87521ba9'',"etag"='''',"last_modified"='''',"read_at"=''2026-03-18T08:00:00Z'',"sample"=0 WHERE id=1');
INSERT INTO "undo_log" VALUES(5,1,'I','entry',1,NULL);
INSERT INTO "undo_log" VALUES(6,1,'I','entry',2,NULL);
INSERT INTO "undo_log" VALUES(7,1,'I','entry',3,NULL);
INSERT INTO "undo_log" VALUES(8,1,'I','entry',4,NULL);
INSERT INTO "undo_log" VALUES(9,1,'I','entry',5,NULL);
INSERT INTO "undo_log" VALUES(10,1,'I','entry',6,NULL);
INSERT INTO "undo_log" VALUES(11,1,'I','entry',7,NULL);
INSERT INTO "undo_log" VALUES(12,1,'I','entry',8,NULL);
INSERT INTO "undo_log" VALUES(13,1,'I','entry',9,NULL);
INSERT INTO "undo_log" VALUES(14,1,'I','entry',10,NULL);
INSERT INTO "undo_log" VALUES(15,1,'I','event',2,NULL);
INSERT INTO "undo_log" VALUES(16,1,'I','event',3,NULL);
INSERT INTO "undo_log" VALUES(17,1,'I','event',4,NULL);
INSERT INTO "undo_log" VALUES(18,1,'I','event',5,NULL);
INSERT INTO "undo_log" VALUES(19,1,'I','event',6,NULL);
INSERT INTO "undo_log" VALUES(20,1,'I','event',7,NULL);
INSERT INTO "undo_log" VALUES(21,1,'I','event',8,NULL);
INSERT INTO "undo_log" VALUES(22,1,'I','event',9,NULL);
INSERT INTO "undo_log" VALUES(23,1,'I','event',10,NULL);
INSERT INTO "undo_log" VALUES(24,1,'I','event',11,NULL);
INSERT INTO "undo_log" VALUES(25,1,'I','attendee',1,NULL);
INSERT INTO "undo_log" VALUES(26,1,'I','attendee',2,NULL);
INSERT INTO "undo_log" VALUES(27,1,'I','attendee',3,NULL);
INSERT INTO "undo_log" VALUES(28,1,'I','attendee',4,NULL);
INSERT INTO "undo_log" VALUES(29,1,'I','attendee',5,NULL);
INSERT INTO "undo_log" VALUES(30,1,'I','attendee',6,NULL);
INSERT INTO "undo_log" VALUES(31,1,'I','attendee',7,NULL);
INSERT INTO "undo_log" VALUES(32,1,'I','attendee',8,NULL);
INSERT INTO "undo_log" VALUES(33,1,'I','attendee',9,NULL);
INSERT INTO "undo_log" VALUES(34,1,'I','attendee',10,NULL);
INSERT INTO "undo_log" VALUES(35,1,'I','attendee',11,NULL);
INSERT INTO "undo_log" VALUES(36,1,'U','event',1,'UPDATE "event" SET "calendar_id"=1,"entry_id"=NULL,"parent_id"=NULL,"kind"=''conference'',"key"=''planner:conference'',"recurrence_id"='''',"uid"='''',"title"=''Speakers As Attendees'',"description"='''',"location"='''',"url"='''',"status"='''',"categories"=''[]'',"start_kind"=''utc'',"start_wall"=''2026-03-18T08:00:00'',"start_zone"='''',"end_kind"=NULL,"end_wall"=NULL,"end_zone"='''',"start_at"=''2026-03-18T08:00:00Z'',"end_at"=''2026-03-18T08:00:00Z'',"content_hash"='''',"gone"=0 WHERE id=1');
INSERT INTO "undo_log" VALUES(37,2,'I','calendar',2,NULL);
INSERT INTO "undo_log" VALUES(38,2,'U','calendar',2,'UPDATE "calendar" SET "name"=''Series With Overrides'',"kind"=''file'',"source"=''tests/data/ics/series-with-overrides.ics'',"imported_as"=''events'',"conference_id"=NULL,"zone"=''Europe/Berlin'',"zone_guessed"=0,"content_hash"=''1a9d59a50250509375a9256e08915fc3bbdd7ffb5c922269a62ad8c2ea925a5a'',"etag"='''',"last_modified"='''',"read_at"=''2026-03-18T08:00:00Z'',"sample"=0 WHERE id=2');
INSERT INTO "undo_log" VALUES(39,2,'I','entry',11,NULL);
INSERT INTO "undo_log" VALUES(40,2,'I','entry',12,NULL);
INSERT INTO "undo_log" VALUES(41,2,'I','entry',13,NULL);
INSERT INTO "undo_log" VALUES(42,2,'I','entry',14,NULL);
INSERT INTO "undo_log" VALUES(43,2,'I','entry',15,NULL);
INSERT INTO "undo_log" VALUES(44,2,'I','entry',16,NULL);
INSERT INTO "undo_log" VALUES(45,2,'I','event',12,NULL);
INSERT INTO "undo_log" VALUES(46,2,'I','event',13,NULL);
INSERT INTO "undo_log" VALUES(47,2,'I','event',14,NULL);
INSERT INTO "undo_log" VALUES(48,2,'I','event',15,NULL);
INSERT INTO "undo_log" VALUES(49,2,'I','event',16,NULL);
INSERT INTO "undo_log" VALUES(50,2,'I','event',17,NULL);
INSERT INTO "undo_log" VALUES(51,2,'I','event',18,NULL);
INSERT INTO "undo_log" VALUES(52,2,'I','event',19,NULL);
INSERT INTO "undo_log" VALUES(53,2,'I','event',20,NULL);
INSERT INTO "undo_log" VALUES(54,3,'I','event_plan',1,NULL);
INSERT INTO "undo_log" VALUES(55,4,'I','goal',1,NULL);
INSERT INTO "undo_log" VALUES(56,5,'I','contact',1,NULL);
INSERT INTO "undo_log" VALUES(57,5,'I','organisation',1,NULL);
INSERT INTO "undo_log" VALUES(58,5,'U','contact',1,'UPDATE "contact" SET "uid"=''urn:uuid:4868c0dc-e00e-4d9f-ac3f-08f8198e4adf'',"name"=''Ada Lovelace'',"title"=''CTO'',"organisation_id"=NULL,"note"='''',"photo"=NULL,"is_me"=0,"keep_warm_weeks"=NULL,"created_at"=''2026-03-18T08:00:00Z'' WHERE id=1');
INSERT INTO "undo_log" VALUES(59,5,'I','address',1,NULL);
INSERT INTO "undo_log" VALUES(60,5,'I','target',1,NULL);
INSERT INTO "undo_log" VALUES(61,5,'I','find',1,NULL);
INSERT INTO "undo_log" VALUES(62,6,'I','encounter',1,NULL);
INSERT INTO "undo_log" VALUES(63,6,'I','participant',1,NULL);
INSERT INTO "undo_log" VALUES(64,6,'I','follow_up',1,NULL);
INSERT INTO "undo_log" VALUES(65,6,'U','target',1,'UPDATE "target" SET "event_id"=3,"conference_id"=1,"code"=''T1'',"contact_id"=1,"organisation_id"=NULL,"priority"=1,"role"=NULL,"why"='''',"know"='''',"give"=''tea'',"asks"=''[]'',"place"='''',"state"=''planned'',"reason"='''',"position"=1 WHERE id=1');
CREATE TABLE undo_step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR(4) NOT NULL, 
	label TEXT NOT NULL
);
INSERT INTO "undo_step" VALUES(1,'undo','Import speakers-as-attendees.ics');
INSERT INTO "undo_step" VALUES(2,'undo','Import series-with-overrides.ics');
INSERT INTO "undo_step" VALUES(3,'undo','Mark “Talk 1”');
INSERT INTO "undo_step" VALUES(4,'undo','Add goal “Meet two”');
INSERT INTO "undo_step" VALUES(5,'undo','Add Ada Lovelace to the people to meet');
INSERT INTO "undo_step" VALUES(6,'undo','Log 1 encounter');
CREATE INDEX ix_calendar_conference_id ON calendar (conference_id);
CREATE INDEX ix_organisation_name ON organisation (name);
CREATE INDEX ix_sheet_event_id ON sheet (event_id);
CREATE INDEX ix_sheet_content_hash ON sheet (content_hash);
CREATE INDEX ix_contact_organisation_id ON contact (organisation_id);
CREATE INDEX ix_contact_name ON contact (name);
CREATE INDEX ix_sheet_line_sheet_id ON sheet_line (sheet_id);
CREATE INDEX ix_event_start_at ON event (start_at);
CREATE INDEX ix_event_parent_id ON event (parent_id);
CREATE INDEX ix_event_entry_id ON event (entry_id);
CREATE INDEX ix_address_contact_id ON address (contact_id);
CREATE INDEX ix_address_value ON address (value);
CREATE INDEX ix_tag_name ON tag (name);
CREATE INDEX ix_attendee_event_id ON attendee (event_id);
CREATE INDEX ix_encounter_event_id ON encounter (event_id);
CREATE INDEX ix_goal_event_id ON goal (event_id);
CREATE INDEX ix_target_event_id ON target (event_id);
CREATE INDEX ix_target_organisation_id ON target (organisation_id);
CREATE INDEX ix_target_contact_id ON target (contact_id);
CREATE INDEX ix_participant_encounter_id ON participant (encounter_id);
CREATE INDEX ix_participant_contact_id ON participant (contact_id);
CREATE INDEX ix_participant_target_id ON participant (target_id);
CREATE INDEX ix_find_event_id ON find (event_id);
CREATE INDEX ix_follow_up_contact_id ON follow_up (contact_id);
CREATE INDEX ix_follow_up_other_id ON follow_up (other_id);
CREATE INDEX ix_follow_up_due ON follow_up (due);
CREATE INDEX ix_follow_up_event_id ON follow_up (event_id);
CREATE INDEX ix_follow_up_participant_id ON follow_up (participant_id);
CREATE INDEX ix_undo_log_step_id ON undo_log (step_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('undo_step',7);
INSERT INTO "sqlite_sequence" VALUES('calendar',2);
INSERT INTO "sqlite_sequence" VALUES('event',20);
INSERT INTO "sqlite_sequence" VALUES('entry',16);
INSERT INTO "sqlite_sequence" VALUES('attendee',11);
INSERT INTO "sqlite_sequence" VALUES('event_plan',1);
INSERT INTO "sqlite_sequence" VALUES('goal',1);
INSERT INTO "sqlite_sequence" VALUES('contact',1);
INSERT INTO "sqlite_sequence" VALUES('organisation',1);
INSERT INTO "sqlite_sequence" VALUES('address',1);
INSERT INTO "sqlite_sequence" VALUES('counter',3);
INSERT INTO "sqlite_sequence" VALUES('target',1);
INSERT INTO "sqlite_sequence" VALUES('find',1);
INSERT INTO "sqlite_sequence" VALUES('encounter',1);
INSERT INTO "sqlite_sequence" VALUES('participant',1);
INSERT INTO "sqlite_sequence" VALUES('follow_up',1);
INSERT INTO "sqlite_sequence" VALUES('sheet',1);
INSERT INTO "sqlite_sequence" VALUES('sheet_line',1);
COMMIT;
PRAGMA application_id=1347178066;
PRAGMA user_version=1;
