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
INSERT INTO "address" VALUES(2,1,'email','ada@looms.example','',1);
INSERT INTO "address" VALUES(3,1,'phone','+351 21 000 000','',2);
INSERT INTO "address" VALUES(4,1,'link','https://example.org/ada','',3);
INSERT INTO "address" VALUES(5,2,'email','adele@example.org','',0);
INSERT INTO "address" VALUES(6,3,'email','me@example.org','',0);
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL, CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num));
INSERT INTO "alembic_version" VALUES('0010');
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
INSERT INTO "attendee" VALUES(1,2,'speaker','Speaker Number0','','','','','','',0,0);
INSERT INTO "attendee" VALUES(2,3,'speaker','Speaker Number1','','','','','','',0,0);
INSERT INTO "attendee" VALUES(3,4,'speaker','Speaker Number2','','','','','','',0,0);
INSERT INTO "attendee" VALUES(4,5,'speaker','Speaker Number3','','','','','','',0,0);
INSERT INTO "attendee" VALUES(5,6,'speaker','Speaker Number4','','','','','','',0,0);
INSERT INTO "attendee" VALUES(6,7,'speaker','Speaker Number5','','','','','','',0,0);
INSERT INTO "attendee" VALUES(7,8,'speaker','Speaker Number6','','','','','','',0,0);
INSERT INTO "attendee" VALUES(8,9,'speaker','Speaker Number7','','','','','','',0,0);
INSERT INTO "attendee" VALUES(9,10,'speaker','Speaker Number8','','','','','','',0,0);
INSERT INTO "attendee" VALUES(10,19,'speaker','Inven Ta','','','','','','',0,0);
INSERT INTO "attendee" VALUES(11,20,'speaker','Inven Ta','','','','','','',0,0);
INSERT INTO "attendee" VALUES(12,21,'speaker','Inven Ta','','','','','','',0,0);
INSERT INTO "attendee" VALUES(13,22,'speaker','Inven Ta','','','','','','',0,0);
INSERT INTO "attendee" VALUES(14,23,'speaker','Inven Ta','','','','','','',0,0);
INSERT INTO "attendee" VALUES(15,24,'speaker','Inven Ta','','','','','','',0,0);
INSERT INTO "attendee" VALUES(16,25,'speaker','Inven Ta','','','','','','',0,0);
INSERT INTO "attendee" VALUES(17,26,'speaker','Inven Ta','','','','','','',0,0);
INSERT INTO "attendee" VALUES(18,1,'attendee','Lista Person','l@example.org','','Guests Ltd','','','',1,0);
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
	refresh_at_start BOOLEAN DEFAULT 0 NOT NULL, 
	private_allowed BOOLEAN DEFAULT 0 NOT NULL, 
	receipt JSON DEFAULT '{}' NOT NULL, 
	CONSTRAINT fk_calendar_conference_id FOREIGN KEY(conference_id) REFERENCES event (id)
);
INSERT INTO "calendar" VALUES(1,'Loom Days','file','programme.ics','conference',1,'Europe/Lisbon',0,'e26bd1375b426f53080666d89e2b7ced6353693997d23bcc799015a445853622','','','2026-03-18T08:00:00Z',0,0,0,'{"context": "f38273bff03528708f92fe7706ae59ce", "programme": true, "names_first": false, "series": false, "window": "2027-09", "zone": "", "found": 9, "duplicates": 0, "skipped": 0, "head": "", "problems": []}');
INSERT INTO "calendar" VALUES(2,'Mine','file','mine.ics','events',NULL,'Europe/Berlin',0,'6a6b9e91f99ce5216f4f74a730f3535c245c6a92deb4fe7b2776d341359ead2d','','','2026-03-18T08:00:00Z',0,0,0,'{"context": "205439f0a853b146c935fa37f00af8a6", "programme": false, "names_first": false, "series": true, "window": "2027-09", "zone": "", "found": 2, "duplicates": 0, "skipped": 0, "head": "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:-//tests//EN\nX-WR-CALNAME:Mine\nX-WR-TIMEZONE:Europe/Berlin", "problems": []}');
INSERT INTO "calendar" VALUES(3,'Sample','file','sample.ics','conference',18,'Europe/Lisbon',0,'62310018acbb67bec84eb77fe1f29c11e7e4de48be6c5970e2c06e7160c0ea21','','','2026-03-18T08:00:00Z',1,0,0,'{"context": "bde1867112630de8fa0820ccf52ee8d4", "programme": true, "names_first": false, "series": false, "window": "2027-09", "zone": "", "found": 8, "duplicates": 0, "skipped": 0, "head": "", "problems": []}');
INSERT INTO "calendar" VALUES(4,'My events','own','','events',NULL,'Europe/Berlin',0,'','','',NULL,0,0,0,'{}');
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
INSERT INTO "contact" VALUES(1,'urn:uuid:42294e79-581b-4ad7-8bbd-87cdcd9ccb15','Ada Lindqvist','spinner',1,'Knows everybody.',X'89504E47206E6F742061207265616C206F6E65',0,NULL,'2026-03-18T08:00:00Z');
INSERT INTO "contact" VALUES(2,'urn:uuid:f26ca397-431f-404c-b6c4-8d63608c6037','Adele Lindqvist','',NULL,'',NULL,0,NULL,'2026-03-18T08:00:00Z');
INSERT INTO "contact" VALUES(3,'urn:uuid:6d5b6599-92b0-4e32-859d-172a196c43fe','Me Myself','maker',2,'',NULL,1,NULL,'2026-03-18T08:00:00Z');
INSERT INTO "contact" VALUES(4,'urn:uuid:2fd8bc15-4efe-4d82-b9fc-fa0a01c75aa5','Speaker Number3','',NULL,'',NULL,0,NULL,'2026-03-18T08:00:00Z');
INSERT INTO "contact" VALUES(5,'urn:uuid:50386fa9-c123-4beb-99f1-85e6e978931a','New Person','',4,'',NULL,0,NULL,'2026-03-18T08:00:00Z');
CREATE TABLE contact_role (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER NOT NULL, 
	role VARCHAR(16) NOT NULL, 
	CONSTRAINT uq_contact_role_contact_id_role UNIQUE (contact_id, role), 
	CONSTRAINT fk_contact_role_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
INSERT INTO "contact_role" VALUES(1,1,'mentor');
CREATE TABLE counter (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	purpose VARCHAR NOT NULL, 
	event_id INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT uq_counter_purpose_event_id UNIQUE (purpose, event_id)
);
INSERT INTO "counter" VALUES(1,'target-code',1,4);
INSERT INTO "counter" VALUES(2,'unplanned-code',1,9);
INSERT INTO "counter" VALUES(3,'sheet-number',1,1);
CREATE TABLE custom_text (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR NOT NULL, 
	"key" VARCHAR NOT NULL, 
	language VARCHAR NOT NULL, 
	text TEXT NOT NULL, 
	CONSTRAINT uq_custom_text_kind_key_language UNIQUE (kind, "key", language)
);
INSERT INTO "custom_text" VALUES(1,'message','met','en','Dear {name}');
CREATE TABLE distinct_pair (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	one_id INTEGER NOT NULL, 
	other_id INTEGER NOT NULL, 
	CONSTRAINT uq_distinct_pair_one_id_other_id UNIQUE (one_id, other_id), 
	CONSTRAINT fk_distinct_pair_one_id FOREIGN KEY(one_id) REFERENCES contact (id) ON DELETE CASCADE, 
	CONSTRAINT fk_distinct_pair_other_id FOREIGN KEY(other_id) REFERENCES contact (id) ON DELETE CASCADE
);
INSERT INTO "distinct_pair" VALUES(1,2,3);
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
INSERT INTO "encounter" VALUES(1,1,'2026-03-16T15:30:00Z','Europe/Lisbon','Coffee with Ada, Kiosk','','2026-03-18T08:00:00Z');
INSERT INTO "encounter" VALUES(2,1,'2026-03-17T12:45:00Z','Europe/Lisbon','','','2026-03-18T08:00:00Z');
CREATE TABLE entry (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	calendar_id INTEGER NOT NULL, 
	"key" VARCHAR NOT NULL, 
	recurrence_id VARCHAR NOT NULL, 
	uid VARCHAR NOT NULL, 
	raw TEXT NOT NULL, 
	content_hash VARCHAR NOT NULL, 
	block_hash VARCHAR DEFAULT '' NOT NULL, 
	CONSTRAINT uq_entry_calendar_id_key_recurrence_id UNIQUE (calendar_id, "key", recurrence_id), 
	CONSTRAINT fk_entry_calendar_id FOREIGN KEY(calendar_id) REFERENCES calendar (id) ON DELETE CASCADE
);
INSERT INTO "entry" VALUES(1,1,'talk-0@example.org','','talk-0@example.org','BEGIN:VEVENT
UID:talk-0@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260316T090000
DTEND:20260316T094500
SUMMARY:Looms, part 0
LOCATION:Hall 1
DESCRIPTION:What part 0 is about.
ATTENDEE;CN="Speaker Number0":invalid:nomail
END:VEVENT','376c321aabd4b3182266d819d1d0d9bee1be70c4971698a5573daf4e736969b6','0c0279097d261ccac14bc1964019ff71');
INSERT INTO "entry" VALUES(2,1,'talk-1@example.org','','talk-1@example.org','BEGIN:VEVENT
UID:talk-1@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260316T100000
DTEND:20260316T104500
SUMMARY:Looms, part 1
LOCATION:Hall 2
DESCRIPTION:What part 1 is about.
ATTENDEE;CN="Speaker Number1":invalid:nomail
END:VEVENT','8fb195aeee2202c1a7e0ba9074765546f0e7b09bc7df284c2c6a118072848549','3ee97d610131921217d17c99e77ac1c9');
INSERT INTO "entry" VALUES(3,1,'talk-2@example.org','','talk-2@example.org','BEGIN:VEVENT
UID:talk-2@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260316T110000
DTEND:20260316T114500
SUMMARY:Looms, part 2
LOCATION:Hall 1
DESCRIPTION:What part 2 is about.
ATTENDEE;CN="Speaker Number2":invalid:nomail
END:VEVENT','b6afd339155ff41a40b820aefd1dec843fb256e3b8f908a803c300c5680f773d','61b07a7628bbaf5174ea43b8ce70538f');
INSERT INTO "entry" VALUES(4,1,'talk-3@example.org','','talk-3@example.org','BEGIN:VEVENT
UID:talk-3@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260316T120000
DTEND:20260316T124500
SUMMARY:Looms, part 3
LOCATION:Hall 2
DESCRIPTION:What part 3 is about.
ATTENDEE;CN="Speaker Number3":invalid:nomail
END:VEVENT','315078ea492648c31d77e59a6cddde9afdfff04c58787c35c3d08cdebd4aaf60','2836ce717e41881ec8924f17dd694922');
INSERT INTO "entry" VALUES(5,1,'talk-4@example.org','','talk-4@example.org','BEGIN:VEVENT
UID:talk-4@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260316T130000
DTEND:20260316T134500
SUMMARY:Looms, part 4
LOCATION:Hall 1
DESCRIPTION:What part 4 is about.
ATTENDEE;CN="Speaker Number4":invalid:nomail
END:VEVENT','b640b94af4cdb045f342e805ae3e3b92bdc319c1d719ba3c7f160113db319f77','4d76edd76361cde6d35ce2d8bb8747cd');
INSERT INTO "entry" VALUES(6,1,'talk-5@example.org','','talk-5@example.org','BEGIN:VEVENT
UID:talk-5@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260317T090000
DTEND:20260317T094500
SUMMARY:Looms, part 5
LOCATION:Hall 2
DESCRIPTION:What part 5 is about.
ATTENDEE;CN="Speaker Number5":invalid:nomail
END:VEVENT','90dbebcc390e18a729622781ddee5a1b224acb328732fc8fe461815d55f550fd','69545f0faa9754cc846b734842ce2d60');
INSERT INTO "entry" VALUES(7,1,'talk-6@example.org','','talk-6@example.org','BEGIN:VEVENT
UID:talk-6@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260317T100000
DTEND:20260317T104500
SUMMARY:Looms, part 6
LOCATION:Hall 1
DESCRIPTION:What part 6 is about.
ATTENDEE;CN="Speaker Number6":invalid:nomail
END:VEVENT','7fb4e1c78a36e37f8042e9c216702a825ab2cbfaa89e7b67b33dac8028afa7a5','34377b34efeb10ee662e7147553694aa');
INSERT INTO "entry" VALUES(8,1,'talk-7@example.org','','talk-7@example.org','BEGIN:VEVENT
UID:talk-7@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260317T110000
DTEND:20260317T114500
SUMMARY:Looms, part 7
LOCATION:Hall 2
DESCRIPTION:What part 7 is about.
ATTENDEE;CN="Speaker Number7":invalid:nomail
END:VEVENT','2992602e9c07b2c2f8fbeb809989deefe7ee685682b20f012dc68c24cfd438c7','09e66f922a3d563d2d8a253415367185');
INSERT INTO "entry" VALUES(9,1,'talk-8@example.org','','talk-8@example.org','BEGIN:VEVENT
UID:talk-8@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260317T120000
DTEND:20260317T124500
SUMMARY:Looms, part 8
LOCATION:Hall 1
DESCRIPTION:What part 8 is about.
ATTENDEE;CN="Speaker Number8":invalid:nomail
END:VEVENT','2d3c944031e0e0bb359b9222731caed441e83ef4fb87e424fc88bb513ed7afd0','be553b3b3a871b187d26ca4f2018fd24');
INSERT INTO "entry" VALUES(10,2,'choir@example.org','','choir@example.org','BEGIN:VEVENT
UID:choir@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260105T190000
DTEND:20260105T194500
SUMMARY:Choir
LOCATION:Hall 1
RRULE:FREQ=WEEKLY;COUNT=6
END:VEVENT','f97d1462d4d1a5d46c101bbf0dc296092f07c76f4acac179a9cd20234f3b9668','');
INSERT INTO "entry" VALUES(11,2,'dentist@example.org','','dentist@example.org','BEGIN:VEVENT
UID:dentist@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260320T110000
DTEND:20260320T114500
SUMMARY:Dentist
LOCATION:Hall 1
END:VEVENT','05930848b7dd67d5dfe07687b8aa3056b197962d67ee4d7f3a17c62ad0e340eb','1806ecba3908f0a45c1d327e67db02d7');
INSERT INTO "entry" VALUES(12,3,'s0@example.org','','s0@example.org','BEGIN:VEVENT
UID:s0@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260501T090000
DTEND:20260501T094500
SUMMARY:Sample 0
LOCATION:Hall 1
ATTENDEE;CN="Inven Ta":invalid:nomail
END:VEVENT','1d9e9ee3662669da16f3257cdb85e0a744a187abf3e4681f2d313b4c2d8f15c2','8f27ecfba960ee73dfeef6bf8995d491');
INSERT INTO "entry" VALUES(13,3,'s1@example.org','','s1@example.org','BEGIN:VEVENT
UID:s1@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260501T100000
DTEND:20260501T104500
SUMMARY:Sample 1
LOCATION:Hall 1
ATTENDEE;CN="Inven Ta":invalid:nomail
END:VEVENT','ccc6d76d45636071cf5fc18d5802fd1c8fd5a0eefca4e48aa5948d6916110289','23087f1828368e45980eb7e2e48d6c97');
INSERT INTO "entry" VALUES(14,3,'s2@example.org','','s2@example.org','BEGIN:VEVENT
UID:s2@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260501T110000
DTEND:20260501T114500
SUMMARY:Sample 2
LOCATION:Hall 1
ATTENDEE;CN="Inven Ta":invalid:nomail
END:VEVENT','db9a709fc9c045d9f7c29f1a12e2430f403f9d4111cf0ef3f86a0f3ab527ce9e','bbbd68c65fa418ad64b4ac0e1e260b5d');
INSERT INTO "entry" VALUES(15,3,'s3@example.org','','s3@example.org','BEGIN:VEVENT
UID:s3@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260501T120000
DTEND:20260501T124500
SUMMARY:Sample 3
LOCATION:Hall 1
ATTENDEE;CN="Inven Ta":invalid:nomail
END:VEVENT','6d84f3262cfec7bdab7c830457e4e32edc14cf1a79ba5a6ffd2edd3417eb7d10','b600c154c8da6012b7bba3f871f31f32');
INSERT INTO "entry" VALUES(16,3,'s4@example.org','','s4@example.org','BEGIN:VEVENT
UID:s4@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260501T130000
DTEND:20260501T134500
SUMMARY:Sample 4
LOCATION:Hall 1
ATTENDEE;CN="Inven Ta":invalid:nomail
END:VEVENT','3b479e7e7a3348085627d381310f68187b6bdf6de3eb9b71a3b39cba75ebb7d8','d234a05b498a71b71d6c0762be971a40');
INSERT INTO "entry" VALUES(17,3,'s5@example.org','','s5@example.org','BEGIN:VEVENT
UID:s5@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260501T140000
DTEND:20260501T144500
SUMMARY:Sample 5
LOCATION:Hall 1
ATTENDEE;CN="Inven Ta":invalid:nomail
END:VEVENT','c92724b22223f7fc2555e17f78642623b24bdf86a492f226c6ac97e3da3d5f55','426b4f670de369c8bfaea9e6ca3b75c1');
INSERT INTO "entry" VALUES(18,3,'s6@example.org','','s6@example.org','BEGIN:VEVENT
UID:s6@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260501T150000
DTEND:20260501T154500
SUMMARY:Sample 6
LOCATION:Hall 1
ATTENDEE;CN="Inven Ta":invalid:nomail
END:VEVENT','5fcad88a0c0bd225f516f821fdd13717a4708195518fb561abc62f0f433f8d8d','73bf14ce0a52073404c32984f7cee0a8');
INSERT INTO "entry" VALUES(19,3,'s7@example.org','','s7@example.org','BEGIN:VEVENT
UID:s7@example.org
DTSTAMP:20260101T000000Z
DTSTART:20260501T160000
DTEND:20260501T164500
SUMMARY:Sample 7
LOCATION:Hall 1
ATTENDEE;CN="Inven Ta":invalid:nomail
END:VEVENT','54bfbbb42617850f4fdb5379544c8aa02dea3a2db76c4abedbcd9e2143f88f90','8deadee1d7aac00ad0a7b614de4b5c73');
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
INSERT INTO "event" VALUES(1,1,NULL,NULL,'conference','planner:conference','','','Loom Days','','','','','[]','zoned','2026-03-16T09:00:00','Europe/Lisbon','zoned','2026-03-17T12:45:00','Europe/Lisbon','2026-03-16T09:00:00Z','2026-03-17T12:45:00Z','',0);
INSERT INTO "event" VALUES(2,1,1,1,'session','talk-0@example.org','','talk-0@example.org','Looms, part 0','What part 0 is about.','Hall 1','','','[]','zoned','2026-03-16T09:00:00','Europe/Lisbon','zoned','2026-03-16T09:45:00','Europe/Lisbon','2026-03-16T09:00:00Z','2026-03-16T09:45:00Z','376c321aabd4b3182266d819d1d0d9bee1be70c4971698a5573daf4e736969b6',0);
INSERT INTO "event" VALUES(3,1,2,1,'session','talk-1@example.org','','talk-1@example.org','Looms, part 1','What part 1 is about.','Hall 2','','','[]','zoned','2026-03-16T10:00:00','Europe/Lisbon','zoned','2026-03-16T10:45:00','Europe/Lisbon','2026-03-16T10:00:00Z','2026-03-16T10:45:00Z','8fb195aeee2202c1a7e0ba9074765546f0e7b09bc7df284c2c6a118072848549',0);
INSERT INTO "event" VALUES(4,1,3,1,'session','talk-2@example.org','','talk-2@example.org','Looms, part 2','What part 2 is about.','Hall 1','','','[]','zoned','2026-03-16T11:00:00','Europe/Lisbon','zoned','2026-03-16T11:45:00','Europe/Lisbon','2026-03-16T11:00:00Z','2026-03-16T11:45:00Z','b6afd339155ff41a40b820aefd1dec843fb256e3b8f908a803c300c5680f773d',0);
INSERT INTO "event" VALUES(5,1,4,1,'session','talk-3@example.org','','talk-3@example.org','Looms, part 3','What part 3 is about.','Hall 2','','','[]','zoned','2026-03-16T12:00:00','Europe/Lisbon','zoned','2026-03-16T12:45:00','Europe/Lisbon','2026-03-16T12:00:00Z','2026-03-16T12:45:00Z','315078ea492648c31d77e59a6cddde9afdfff04c58787c35c3d08cdebd4aaf60',0);
INSERT INTO "event" VALUES(6,1,5,1,'session','talk-4@example.org','','talk-4@example.org','Looms, part 4','What part 4 is about.','Hall 1','','','[]','zoned','2026-03-16T13:00:00','Europe/Lisbon','zoned','2026-03-16T13:45:00','Europe/Lisbon','2026-03-16T13:00:00Z','2026-03-16T13:45:00Z','b640b94af4cdb045f342e805ae3e3b92bdc319c1d719ba3c7f160113db319f77',0);
INSERT INTO "event" VALUES(7,1,6,1,'session','talk-5@example.org','','talk-5@example.org','Looms, part 5','What part 5 is about.','Hall 2','','','[]','zoned','2026-03-17T09:00:00','Europe/Lisbon','zoned','2026-03-17T09:45:00','Europe/Lisbon','2026-03-17T09:00:00Z','2026-03-17T09:45:00Z','90dbebcc390e18a729622781ddee5a1b224acb328732fc8fe461815d55f550fd',0);
INSERT INTO "event" VALUES(8,1,7,1,'session','talk-6@example.org','','talk-6@example.org','Looms, part 6','What part 6 is about.','Hall 1','','','[]','zoned','2026-03-17T10:00:00','Europe/Lisbon','zoned','2026-03-17T10:45:00','Europe/Lisbon','2026-03-17T10:00:00Z','2026-03-17T10:45:00Z','7fb4e1c78a36e37f8042e9c216702a825ab2cbfaa89e7b67b33dac8028afa7a5',0);
INSERT INTO "event" VALUES(9,1,8,1,'session','talk-7@example.org','','talk-7@example.org','Looms, part 7','What part 7 is about.','Hall 2','','','[]','zoned','2026-03-17T11:00:00','Europe/Lisbon','zoned','2026-03-17T11:45:00','Europe/Lisbon','2026-03-17T11:00:00Z','2026-03-17T11:45:00Z','2992602e9c07b2c2f8fbeb809989deefe7ee685682b20f012dc68c24cfd438c7',0);
INSERT INTO "event" VALUES(10,1,9,1,'session','talk-8@example.org','','talk-8@example.org','Looms, part 8','What part 8 is about.','Hall 1','','','[]','zoned','2026-03-17T12:00:00','Europe/Lisbon','zoned','2026-03-17T12:45:00','Europe/Lisbon','2026-03-17T12:00:00Z','2026-03-17T12:45:00Z','2d3c944031e0e0bb359b9222731caed441e83ef4fb87e424fc88bb513ed7afd0',0);
INSERT INTO "event" VALUES(11,2,10,NULL,'event','choir@example.org','20260105T190000','choir@example.org','Choir','','Hall 1','','','[]','zoned','2026-01-05T19:00:00','Europe/Berlin','zoned','2026-01-05T19:45:00','Europe/Berlin','2026-01-05T18:00:00Z','2026-01-05T18:45:00Z','f97d1462d4d1a5d46c101bbf0dc296092f07c76f4acac179a9cd20234f3b9668',0);
INSERT INTO "event" VALUES(12,2,10,NULL,'event','choir@example.org','20260112T190000','choir@example.org','Choir','','Hall 1','','','[]','zoned','2026-01-12T19:00:00','Europe/Berlin','zoned','2026-01-12T19:45:00','Europe/Berlin','2026-01-12T18:00:00Z','2026-01-12T18:45:00Z','f97d1462d4d1a5d46c101bbf0dc296092f07c76f4acac179a9cd20234f3b9668',0);
INSERT INTO "event" VALUES(13,2,10,NULL,'event','choir@example.org','20260119T190000','choir@example.org','Choir','','Hall 1','','','[]','zoned','2026-01-19T19:00:00','Europe/Berlin','zoned','2026-01-19T19:45:00','Europe/Berlin','2026-01-19T18:00:00Z','2026-01-19T18:45:00Z','f97d1462d4d1a5d46c101bbf0dc296092f07c76f4acac179a9cd20234f3b9668',0);
INSERT INTO "event" VALUES(14,2,10,NULL,'event','choir@example.org','20260126T190000','choir@example.org','Choir','','Hall 1','','','[]','zoned','2026-01-26T19:00:00','Europe/Berlin','zoned','2026-01-26T19:45:00','Europe/Berlin','2026-01-26T18:00:00Z','2026-01-26T18:45:00Z','f97d1462d4d1a5d46c101bbf0dc296092f07c76f4acac179a9cd20234f3b9668',0);
INSERT INTO "event" VALUES(15,2,10,NULL,'event','choir@example.org','20260202T190000','choir@example.org','Choir','','Hall 1','','','[]','zoned','2026-02-02T19:00:00','Europe/Berlin','zoned','2026-02-02T19:45:00','Europe/Berlin','2026-02-02T18:00:00Z','2026-02-02T18:45:00Z','f97d1462d4d1a5d46c101bbf0dc296092f07c76f4acac179a9cd20234f3b9668',0);
INSERT INTO "event" VALUES(16,2,10,NULL,'event','choir@example.org','20260209T190000','choir@example.org','Choir','','Hall 1','','','[]','zoned','2026-02-09T19:00:00','Europe/Berlin','zoned','2026-02-09T19:45:00','Europe/Berlin','2026-02-09T18:00:00Z','2026-02-09T18:45:00Z','f97d1462d4d1a5d46c101bbf0dc296092f07c76f4acac179a9cd20234f3b9668',0);
INSERT INTO "event" VALUES(17,2,11,NULL,'event','dentist@example.org','','dentist@example.org','Dentist','','Hall 1','','','[]','zoned','2026-03-20T11:00:00','Europe/Berlin','zoned','2026-03-20T11:45:00','Europe/Berlin','2026-03-20T10:00:00Z','2026-03-20T10:45:00Z','05930848b7dd67d5dfe07687b8aa3056b197962d67ee4d7f3a17c62ad0e340eb',0);
INSERT INTO "event" VALUES(18,3,NULL,NULL,'conference','planner:conference','','','Sample','','','','','[]','zoned','2026-05-01T09:00:00','Europe/Lisbon','zoned','2026-05-01T16:45:00','Europe/Lisbon','2026-05-01T08:00:00Z','2026-05-01T15:45:00Z','',0);
INSERT INTO "event" VALUES(19,3,12,18,'session','s0@example.org','','s0@example.org','Sample 0','','Hall 1','','','[]','zoned','2026-05-01T09:00:00','Europe/Lisbon','zoned','2026-05-01T09:45:00','Europe/Lisbon','2026-05-01T08:00:00Z','2026-05-01T08:45:00Z','1d9e9ee3662669da16f3257cdb85e0a744a187abf3e4681f2d313b4c2d8f15c2',0);
INSERT INTO "event" VALUES(20,3,13,18,'session','s1@example.org','','s1@example.org','Sample 1','','Hall 1','','','[]','zoned','2026-05-01T10:00:00','Europe/Lisbon','zoned','2026-05-01T10:45:00','Europe/Lisbon','2026-05-01T09:00:00Z','2026-05-01T09:45:00Z','ccc6d76d45636071cf5fc18d5802fd1c8fd5a0eefca4e48aa5948d6916110289',0);
INSERT INTO "event" VALUES(21,3,14,18,'session','s2@example.org','','s2@example.org','Sample 2','','Hall 1','','','[]','zoned','2026-05-01T11:00:00','Europe/Lisbon','zoned','2026-05-01T11:45:00','Europe/Lisbon','2026-05-01T10:00:00Z','2026-05-01T10:45:00Z','db9a709fc9c045d9f7c29f1a12e2430f403f9d4111cf0ef3f86a0f3ab527ce9e',0);
INSERT INTO "event" VALUES(22,3,15,18,'session','s3@example.org','','s3@example.org','Sample 3','','Hall 1','','','[]','zoned','2026-05-01T12:00:00','Europe/Lisbon','zoned','2026-05-01T12:45:00','Europe/Lisbon','2026-05-01T11:00:00Z','2026-05-01T11:45:00Z','6d84f3262cfec7bdab7c830457e4e32edc14cf1a79ba5a6ffd2edd3417eb7d10',0);
INSERT INTO "event" VALUES(23,3,16,18,'session','s4@example.org','','s4@example.org','Sample 4','','Hall 1','','','[]','zoned','2026-05-01T13:00:00','Europe/Lisbon','zoned','2026-05-01T13:45:00','Europe/Lisbon','2026-05-01T12:00:00Z','2026-05-01T12:45:00Z','3b479e7e7a3348085627d381310f68187b6bdf6de3eb9b71a3b39cba75ebb7d8',0);
INSERT INTO "event" VALUES(24,3,17,18,'session','s5@example.org','','s5@example.org','Sample 5','','Hall 1','','','[]','zoned','2026-05-01T14:00:00','Europe/Lisbon','zoned','2026-05-01T14:45:00','Europe/Lisbon','2026-05-01T13:00:00Z','2026-05-01T13:45:00Z','c92724b22223f7fc2555e17f78642623b24bdf86a492f226c6ac97e3da3d5f55',0);
INSERT INTO "event" VALUES(25,3,18,18,'session','s6@example.org','','s6@example.org','Sample 6','','Hall 1','','','[]','zoned','2026-05-01T15:00:00','Europe/Lisbon','zoned','2026-05-01T15:45:00','Europe/Lisbon','2026-05-01T14:00:00Z','2026-05-01T14:45:00Z','5fcad88a0c0bd225f516f821fdd13717a4708195518fb561abc62f0f433f8d8d',0);
INSERT INTO "event" VALUES(26,3,19,18,'session','s7@example.org','','s7@example.org','Sample 7','','Hall 1','','','[]','zoned','2026-05-01T16:00:00','Europe/Lisbon','zoned','2026-05-01T16:45:00','Europe/Lisbon','2026-05-01T15:00:00Z','2026-05-01T15:45:00Z','54bfbbb42617850f4fdb5379544c8aa02dea3a2db76c4abedbcd9e2143f88f90',0);
INSERT INTO "event" VALUES(27,4,NULL,1,'meeting','c84e722e-b935-4e4e-b45a-cf973b8ed14a@planner','','c84e722e-b935-4e4e-b45a-cf973b8ed14a@planner','Coffee with Ada','','Kiosk','','','[]','zoned','2026-03-16T15:00:00','Europe/Lisbon','zoned','2026-03-16T15:30:00','Europe/Lisbon','2026-03-16T15:00:00Z','2026-03-16T15:30:00Z','',0);
INSERT INTO "event" VALUES(28,4,NULL,NULL,'event','da4ff30c-000c-4e10-aa4c-f17a2c52f54d@planner','','da4ff30c-000c-4e10-aa4c-f17a2c52f54d@planner','Walk','','','','','[]','date','2026-03-19T00:00:00','',NULL,NULL,'','2026-03-18T23:00:00Z','2026-03-19T23:00:00Z','',0);
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
	context VARCHAR(16), 
	CONSTRAINT uq_event_plan_event_id UNIQUE (event_id), 
	CONSTRAINT fk_event_plan_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "event_plan" VALUES(1,2,'must','',0,'',NULL,'',NULL,'',NULL);
INSERT INTO "event_plan" VALUES(2,3,'must','',0,'',NULL,'',NULL,'',NULL);
INSERT INTO "event_plan" VALUES(3,4,'none','Sit in front',0,'Looms 2',NULL,'',NULL,'',NULL);
CREATE TABLE find (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	target_id INTEGER NOT NULL, 
	event_id INTEGER NOT NULL, 
	position INTEGER NOT NULL, 
	CONSTRAINT uq_find_target_id_event_id UNIQUE (target_id, event_id), 
	CONSTRAINT fk_find_target_id FOREIGN KEY(target_id) REFERENCES target (id) ON DELETE CASCADE, 
	CONSTRAINT fk_find_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE
);
INSERT INTO "find" VALUES(1,2,5,0);
INSERT INTO "find" VALUES(2,1,27,-1);
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
	origin VARCHAR(16) DEFAULT '' NOT NULL, 
	after_id INTEGER, 
	target_id INTEGER, 
	confirmed_at VARCHAR(32), 
	asked_first BOOLEAN DEFAULT 0 NOT NULL, 
	asked_other BOOLEAN DEFAULT 0 NOT NULL, 
	CONSTRAINT uq_follow_up_uid UNIQUE (uid), 
	CONSTRAINT fk_follow_up_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id), 
	CONSTRAINT fk_follow_up_other_id FOREIGN KEY(other_id) REFERENCES contact (id), 
	CONSTRAINT fk_follow_up_participant_id FOREIGN KEY(participant_id) REFERENCES participant (id) ON DELETE CASCADE, 
	CONSTRAINT fk_follow_up_event_id FOREIGN KEY(event_id) REFERENCES event (id) ON DELETE CASCADE, 
	CONSTRAINT fk_follow_up_after_id FOREIGN KEY(after_id) REFERENCES follow_up (id) ON DELETE CASCADE, 
	CONSTRAINT fk_follow_up_target_id FOREIGN KEY(target_id) REFERENCES target (id) ON DELETE CASCADE
);
INSERT INTO "follow_up" VALUES(1,'promise','open','17e50003-bd53-4f0c-8241-ae27ca686648@planner',1,NULL,1,1,'Ada Lindqvist','send the draft','','2026-03-20','date','Europe/Lisbon','2026-03-18T08:00:00Z',NULL,'','',NULL,NULL,NULL,0,0);
INSERT INTO "follow_up" VALUES(2,'message','open','b691a5c9-da9d-4b69-8d97-86900e4efb46@planner',1,NULL,1,1,'Ada Lindqvist','','mail','2026-03-18','24h','Europe/Lisbon','2026-03-18T08:00:00Z',NULL,'','',NULL,NULL,NULL,0,0);
INSERT INTO "follow_up" VALUES(3,'message','open','56316ea7-2aad-48f4-b099-2a30cfd9ff91@planner',5,NULL,2,1,'New Person','','','2026-03-24','1w','Europe/Lisbon','2026-03-18T08:00:00Z',NULL,'','',NULL,NULL,NULL,0,0);
INSERT INTO "follow_up" VALUES(4,'introduction','open','4027c0f4-da49-46ff-a1eb-af83f37e7329@planner',1,3,NULL,NULL,'','they should meet','','2026-03-25','date','Europe/Lisbon','2026-03-18T08:00:00Z',NULL,'','',NULL,NULL,NULL,0,0);
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
INSERT INTO "goal" VALUES(1,1,'Meet five',5,'open','',1);
CREATE TABLE organisation (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR NOT NULL, 
	link VARCHAR NOT NULL, 
	note TEXT NOT NULL
);
INSERT INTO "organisation" VALUES(1,'Loom Guild','','');
INSERT INTO "organisation" VALUES(2,'Loom & Lever','','');
INSERT INTO "organisation" VALUES(3,'Northwind','','');
INSERT INTO "organisation" VALUES(4,'Acme','','');
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
INSERT INTO "participant" VALUES(1,1,1,1,'T1','Ada Lindqvist','weaver','Loom Guild','red glasses','asked about looms','','','','["mail"]');
INSERT INTO "participant" VALUES(2,2,5,NULL,'N9','New Person','','Acme','','','','','','["1w"]');
CREATE TABLE person_order (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	title TEXT NOT NULL, 
	organisation TEXT NOT NULL, 
	email TEXT NOT NULL, 
	tags TEXT NOT NULL, 
	roles TEXT NOT NULL, 
	PRIMARY KEY (id)
);
INSERT INTO "person_order" VALUES(1,'ada lindqvist','spinner','loom guild','ada@example.org','looms, north','mentor');
INSERT INTO "person_order" VALUES(2,'adele lindqvist','','','adele@example.org','looms, south','');
INSERT INTO "person_order" VALUES(4,'speaker number3','','','','','');
INSERT INTO "person_order" VALUES(5,'new person','','acme','','','');
CREATE TABLE profile (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	introduction TEXT NOT NULL, 
	openers TEXT NOT NULL, 
	ways_out TEXT NOT NULL, 
	offers TEXT NOT NULL, 
	conversations_a_day INTEGER, 
	minutes_between INTEGER, 
	suits VARCHAR NOT NULL, 
	skip_weekends BOOLEAN DEFAULT 0 NOT NULL
);
INSERT INTO "profile" VALUES(1,'I build looms.','','','',5,NULL,'',0);
CREATE TABLE row_sum (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	row_id INTEGER NOT NULL, 
	sum INTEGER NOT NULL, 
	PRIMARY KEY (id), 
	CONSTRAINT uq_row_sum_name_row_id UNIQUE (name, row_id)
);
INSERT INTO "row_sum" VALUES(1,'sqlite_schema',0,-5277084562575602699);
INSERT INTO "row_sum" VALUES(2,'calendar',1,3781302611831855217);
INSERT INTO "row_sum" VALUES(3,'calendar',2,3971868935089454285);
INSERT INTO "row_sum" VALUES(4,'calendar',3,-1269269324013005386);
INSERT INTO "row_sum" VALUES(5,'calendar',4,42364591801324981);
INSERT INTO "row_sum" VALUES(6,'event',1,855662420928432775);
INSERT INTO "row_sum" VALUES(7,'event',18,-8680166445609907538);
INSERT INTO "row_sum" VALUES(8,'event',27,5819970148776851763);
INSERT INTO "row_sum" VALUES(9,'event',28,-4476429993810650553);
INSERT INTO "row_sum" VALUES(10,'encounter',1,6529422641142383865);
INSERT INTO "row_sum" VALUES(11,'encounter',2,-1227411530495529344);
INSERT INTO "row_sum" VALUES(12,'participant',1,-8841567473702922722);
INSERT INTO "row_sum" VALUES(13,'participant',2,-362545622585485133);
INSERT INTO "row_sum" VALUES(14,'follow_up',1,-8465500885813084420);
INSERT INTO "row_sum" VALUES(15,'follow_up',2,-277303380772614843);
INSERT INTO "row_sum" VALUES(16,'follow_up',3,-6389436471446657285);
INSERT INTO "row_sum" VALUES(17,'follow_up',4,-2355815959537727644);
INSERT INTO "row_sum" VALUES(18,'organisation',1,1230638944516137328);
INSERT INTO "row_sum" VALUES(19,'organisation',2,-852051388936820788);
INSERT INTO "row_sum" VALUES(20,'organisation',3,-5451295563563033008);
INSERT INTO "row_sum" VALUES(21,'organisation',4,3650490850925838570);
INSERT INTO "row_sum" VALUES(23,'contact',2,-2894193026659883624);
INSERT INTO "row_sum" VALUES(24,'contact',3,1057324416922499628);
INSERT INTO "row_sum" VALUES(25,'contact',4,-7086288308173704950);
INSERT INTO "row_sum" VALUES(26,'contact',5,-5594023768465346695);
INSERT INTO "row_sum" VALUES(27,'address',1,6951334653457093326);
INSERT INTO "row_sum" VALUES(28,'address',2,298586552055172263);
INSERT INTO "row_sum" VALUES(29,'address',3,-3365698474945353433);
INSERT INTO "row_sum" VALUES(30,'address',4,-631024178279308474);
INSERT INTO "row_sum" VALUES(31,'address',5,2162791011847441381);
INSERT INTO "row_sum" VALUES(32,'address',6,387093294301774169);
INSERT INTO "row_sum" VALUES(33,'contact_role',1,3762350794585987681);
INSERT INTO "row_sum" VALUES(34,'tag',1,1366711140190425116);
INSERT INTO "row_sum" VALUES(35,'tag',2,7966110150580323528);
INSERT INTO "row_sum" VALUES(36,'tag',3,5191684815004708686);
INSERT INTO "row_sum" VALUES(37,'tag',4,310093654610232534);
INSERT INTO "row_sum" VALUES(38,'distinct_pair',1,976689993925953602);
INSERT INTO "row_sum" VALUES(39,'profile',1,2622979798943457611);
INSERT INTO "row_sum" VALUES(40,'custom_text',1,-6263271275679654898);
INSERT INTO "row_sum" VALUES(41,'event_plan',1,1626191335041552857);
INSERT INTO "row_sum" VALUES(42,'event_plan',2,-510809910171056755);
INSERT INTO "row_sum" VALUES(43,'event_plan',3,-6266313566111903011);
INSERT INTO "row_sum" VALUES(44,'goal',1,8348570428460762722);
INSERT INTO "row_sum" VALUES(45,'target',1,-6324319985911348788);
INSERT INTO "row_sum" VALUES(46,'target',2,2442480171652311022);
INSERT INTO "row_sum" VALUES(47,'target',3,-2401562951543667507);
INSERT INTO "row_sum" VALUES(48,'target',4,-2835358615291551958);
INSERT INTO "row_sum" VALUES(49,'find',1,4203138195222345675);
INSERT INTO "row_sum" VALUES(50,'find',2,8022058661518398266);
INSERT INTO "row_sum" VALUES(51,'sheet',1,8247285223172974414);
INSERT INTO "row_sum" VALUES(52,'sheet_line',1,-5956935134323621968);
INSERT INTO "row_sum" VALUES(53,'counter',1,-6149548412138202379);
INSERT INTO "row_sum" VALUES(54,'counter',2,-8098604808561525216);
INSERT INTO "row_sum" VALUES(55,'counter',3,7977065018934826785);
INSERT INTO "row_sum" VALUES(57,'contact',1,-4686044558025660264);
INSERT INTO "row_sum" VALUES(58,'undo_step',26,-4542983839722920211);
CREATE TABLE search_later (
	id INTEGER NOT NULL, 
	kind INTEGER NOT NULL, 
	first INTEGER NOT NULL, 
	last INTEGER NOT NULL, 
	CONSTRAINT pk_search_later PRIMARY KEY (id)
);
CREATE TABLE search_row (
	id INTEGER NOT NULL, 
	name TEXT NOT NULL, 
	lines TEXT NOT NULL, 
	CONSTRAINT pk_search_row PRIMARY KEY (id)
);
INSERT INTO "search_row" VALUES(1099511627777,'ada lindqvist','spinner, loom guild #looms #north mentor ada@example.org ada@looms.example +351 21 000 000 https://example.org/ada knows everybody.');
INSERT INTO "search_row" VALUES(1099511627778,'adele lindqvist','#looms #south adele@example.org');
INSERT INTO "search_row" VALUES(1099511627780,'speaker number3','');
INSERT INTO "search_row" VALUES(1099511627781,'new person','acme');
INSERT INTO "search_row" VALUES(2199023255553,'loom guild','');
INSERT INTO "search_row" VALUES(2199023255554,'loom & lever','');
INSERT INTO "search_row" VALUES(2199023255555,'northwind','');
INSERT INTO "search_row" VALUES(2199023255556,'acme','');
INSERT INTO "search_row" VALUES(3298534883329,'loom days','meet five');
INSERT INTO "search_row" VALUES(3298534883330,'looms, part 0','hall 1 speaker number0');
INSERT INTO "search_row" VALUES(3298534883331,'looms, part 1','hall 2 speaker number1');
INSERT INTO "search_row" VALUES(3298534883332,'looms, part 2','hall 1 speaker number2 looms 2, sit in front');
INSERT INTO "search_row" VALUES(3298534883333,'looms, part 3','hall 2 speaker number3');
INSERT INTO "search_row" VALUES(3298534883334,'looms, part 4','hall 1 speaker number4');
INSERT INTO "search_row" VALUES(3298534883335,'looms, part 5','hall 2 speaker number5');
INSERT INTO "search_row" VALUES(3298534883336,'looms, part 6','hall 1 speaker number6');
INSERT INTO "search_row" VALUES(3298534883337,'looms, part 7','hall 2 speaker number7');
INSERT INTO "search_row" VALUES(3298534883338,'looms, part 8','hall 1 speaker number8');
INSERT INTO "search_row" VALUES(3298534883339,'choir','hall 1');
INSERT INTO "search_row" VALUES(3298534883340,'choir','hall 1');
INSERT INTO "search_row" VALUES(3298534883341,'choir','hall 1');
INSERT INTO "search_row" VALUES(3298534883342,'choir','hall 1');
INSERT INTO "search_row" VALUES(3298534883343,'choir','hall 1');
INSERT INTO "search_row" VALUES(3298534883344,'choir','hall 1');
INSERT INTO "search_row" VALUES(3298534883345,'dentist','hall 1');
INSERT INTO "search_row" VALUES(3298534883346,'sample','');
INSERT INTO "search_row" VALUES(3298534883347,'sample 0','hall 1 inven ta');
INSERT INTO "search_row" VALUES(3298534883348,'sample 1','hall 1 inven ta');
INSERT INTO "search_row" VALUES(3298534883349,'sample 2','hall 1 inven ta');
INSERT INTO "search_row" VALUES(3298534883350,'sample 3','hall 1 inven ta');
INSERT INTO "search_row" VALUES(3298534883351,'sample 4','hall 1 inven ta');
INSERT INTO "search_row" VALUES(3298534883352,'sample 5','hall 1 inven ta');
INSERT INTO "search_row" VALUES(3298534883353,'sample 6','hall 1 inven ta');
INSERT INTO "search_row" VALUES(3298534883354,'sample 7','hall 1 inven ta');
INSERT INTO "search_row" VALUES(3298534883355,'coffee with ada','kiosk');
INSERT INTO "search_row" VALUES(3298534883356,'walk','');
INSERT INTO "search_row" VALUES(4398046511122,'lista person','guests ltd');
INSERT INTO "search_row" VALUES(5497558138881,'ada lindqvist','advice spoke in may my notes why? how? t1');
INSERT INTO "search_row" VALUES(5497558138882,'speaker number3','t2');
INSERT INTO "search_row" VALUES(5497558138883,'northwind','hall 2 t3');
INSERT INTO "search_row" VALUES(5497558138884,'adele lindqvist','x t4');
INSERT INTO "search_row" VALUES(6597069766657,'ada lindqvist','red glasses asked about looms weaver, loom guild coffee with ada, kiosk');
INSERT INTO "search_row" VALUES(6597069766658,'new person','acme');
INSERT INTO "search_row" VALUES(7696581394433,'ada lindqvist','send the draft');
INSERT INTO "search_row" VALUES(7696581394434,'ada lindqvist','');
INSERT INTO "search_row" VALUES(7696581394435,'new person','');
INSERT INTO "search_row" VALUES(7696581394436,'ada lindqvist · me myself','they should meet');
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
INSERT INTO "sheet" VALUES(1,1,1,'hash','2026-03-18T08:00:00Z','2026-03-18T08:00:00Z',NULL,NULL,'full','a4',1,8);
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
INSERT INTO "sheet_line" VALUES(1,1,0,1,'T1','Ada Lindqvist','[{"event": 1, "place": "x"}]');
CREATE TABLE tag (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	contact_id INTEGER NOT NULL, 
	name VARCHAR NOT NULL, 
	CONSTRAINT uq_tag_contact_id_name UNIQUE (contact_id, name), 
	CONSTRAINT fk_tag_contact_id FOREIGN KEY(contact_id) REFERENCES contact (id) ON DELETE CASCADE
);
INSERT INTO "tag" VALUES(1,1,'looms');
INSERT INTO "tag" VALUES(2,1,'north');
INSERT INTO "tag" VALUES(3,2,'looms');
INSERT INTO "tag" VALUES(4,2,'south');
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
INSERT INTO "target" VALUES(1,1,1,'T1',1,NULL,3,'mentor','advice','spoke in May','my notes','["Why?", "How?"]','','met','',1);
INSERT INTO "target" VALUES(2,5,1,'T2',4,NULL,1,NULL,'','','','[]','','planned','',2);
INSERT INTO "target" VALUES(3,1,1,'T3',NULL,3,2,NULL,'','','','[]','Hall 2','planned','',3);
INSERT INTO "target" VALUES(4,1,1,'T4',2,NULL,1,NULL,'','','x','[]','','planned','',4);
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
INSERT INTO "undo_log" VALUES(1,26,'U','contact',1,'UPDATE "contact" SET "uid"=''urn:uuid:42294e79-581b-4ad7-8bbd-87cdcd9ccb15'',"name"=''Ada Lindqvist'',"title"=''dyer'',"organisation_id"=1,"note"=''Knows everybody.'',"photo"=X''89504E47206E6F742061207265616C206F6E65'',"is_me"=0,"keep_warm_weeks"=NULL,"created_at"=''2026-03-18T08:00:00Z'' WHERE id=1');
CREATE TABLE undo_step (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	kind VARCHAR(4) NOT NULL, 
	label TEXT NOT NULL
);
INSERT INTO "undo_step" VALUES(26,'undo','Change a person');
CREATE INDEX ix_calendar_conference_id ON calendar (conference_id);
CREATE INDEX ix_organisation_name ON organisation (name);
CREATE INDEX ix_sheet_content_hash ON sheet (content_hash);
CREATE INDEX ix_sheet_event_id ON sheet (event_id);
CREATE INDEX ix_contact_organisation_id ON contact (organisation_id);
CREATE INDEX ix_contact_name ON contact (name);
CREATE INDEX ix_sheet_line_sheet_id ON sheet_line (sheet_id);
CREATE INDEX ix_event_entry_id ON event (entry_id);
CREATE INDEX ix_event_parent_id ON event (parent_id);
CREATE INDEX ix_event_start_at ON event (start_at);
CREATE INDEX ix_address_value ON address (value);
CREATE INDEX ix_address_contact_id ON address (contact_id);
CREATE INDEX ix_tag_name ON tag (name);
CREATE INDEX ix_distinct_pair_other_id ON distinct_pair (other_id);
CREATE INDEX ix_attendee_event_id ON attendee (event_id);
CREATE INDEX ix_encounter_event_id ON encounter (event_id);
CREATE INDEX ix_goal_event_id ON goal (event_id);
CREATE INDEX ix_target_organisation_id ON target (organisation_id);
CREATE INDEX ix_target_contact_id ON target (contact_id);
CREATE INDEX ix_target_event_id ON target (event_id);
CREATE INDEX ix_participant_target_id ON participant (target_id);
CREATE INDEX ix_participant_encounter_id ON participant (encounter_id);
CREATE INDEX ix_participant_contact_id ON participant (contact_id);
CREATE INDEX ix_find_event_id ON find (event_id);
CREATE INDEX ix_follow_up_participant_id ON follow_up (participant_id);
CREATE INDEX ix_follow_up_contact_id ON follow_up (contact_id);
CREATE INDEX ix_follow_up_target_id ON follow_up (target_id);
CREATE INDEX ix_follow_up_due ON follow_up (due);
CREATE INDEX ix_follow_up_other_id ON follow_up (other_id);
CREATE INDEX ix_follow_up_event_id ON follow_up (event_id);
CREATE INDEX ix_follow_up_after_id ON follow_up (after_id);
CREATE INDEX ix_undo_log_step_id ON undo_log (step_id);
CREATE INDEX ix_entry_known ON entry (calendar_id, uid, block_hash);
CREATE INDEX ix_event_unsure ON event (calendar_id, entry_id) WHERE gone OR status = 'CANCELLED';
CREATE INDEX ix_person_order_roles ON person_order (roles, name) WHERE roles <> '';
CREATE INDEX ix_person_order_tags ON person_order (tags, name) WHERE tags <> '';
CREATE INDEX ix_person_order_organisation ON person_order (organisation, name) WHERE organisation <> '';
CREATE INDEX ix_person_order_email ON person_order (email, name) WHERE email <> '';
CREATE INDEX ix_person_order_name ON person_order (name);
CREATE INDEX ix_person_order_title ON person_order (title, name) WHERE title <> '';
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('undo_step',26);
INSERT INTO "sqlite_sequence" VALUES('calendar',4);
INSERT INTO "sqlite_sequence" VALUES('event',28);
INSERT INTO "sqlite_sequence" VALUES('entry',19);
INSERT INTO "sqlite_sequence" VALUES('attendee',18);
INSERT INTO "sqlite_sequence" VALUES('contact',5);
INSERT INTO "sqlite_sequence" VALUES('organisation',4);
INSERT INTO "sqlite_sequence" VALUES('address',6);
INSERT INTO "sqlite_sequence" VALUES('contact_role',1);
INSERT INTO "sqlite_sequence" VALUES('tag',4);
INSERT INTO "sqlite_sequence" VALUES('distinct_pair',1);
INSERT INTO "sqlite_sequence" VALUES('profile',1);
INSERT INTO "sqlite_sequence" VALUES('event_plan',3);
INSERT INTO "sqlite_sequence" VALUES('goal',1);
INSERT INTO "sqlite_sequence" VALUES('counter',3);
INSERT INTO "sqlite_sequence" VALUES('target',4);
INSERT INTO "sqlite_sequence" VALUES('find',2);
INSERT INTO "sqlite_sequence" VALUES('sheet',1);
INSERT INTO "sqlite_sequence" VALUES('sheet_line',1);
INSERT INTO "sqlite_sequence" VALUES('encounter',2);
INSERT INTO "sqlite_sequence" VALUES('participant',2);
INSERT INTO "sqlite_sequence" VALUES('follow_up',4);
INSERT INTO "sqlite_sequence" VALUES('custom_text',1);
CREATE VIRTUAL TABLE search_index USING fts5(name, lines, content='search_row', content_rowid='id', columnsize=0, prefix='1 2 3', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
INSERT INTO search_index(search_index) VALUES('rebuild');
CREATE VIRTUAL TABLE search_names USING fts5(name, content='search_row', content_rowid='id', columnsize=0, prefix='1 2 3 4 5 6', tokenize="unicode61 remove_diacritics 0 categories 'L* N* M* Co'");
INSERT INTO search_names(search_names) VALUES('rebuild');
COMMIT;
PRAGMA application_id=1347178066;
PRAGMA user_version=10;
