-- The first schema: everything that the minutes of a headquarters hold.
--
-- Dates are ISO Gregorian text, times of a meeting local «HH:MM:SS», moments UTC to the second,
-- «YYYY-MM-DDTHH:MM:SSZ». «+0 days» makes SQLite reckon, and so find out a 30th of February.
-- A record that can travel to another office has a uuid beside its key.

PRAGMA application_id = 0x44626972;  -- «Dbir»: other programs can tell the file by it

CREATE TABLE office (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  district INTEGER NOT NULL CHECK (district BETWEEN 1 AND 22),
  name TEXT NOT NULL,
  secretary TEXT NOT NULL
) STRICT;

CREATE TABLE headquarters (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  kind TEXT NOT NULL CHECK (kind IN ('district', 'subdistrict')),
  subdistrict INTEGER CHECK (subdistrict > 0),
  name TEXT NOT NULL,
  place TEXT NOT NULL DEFAULT '',
  quorum INTEGER CHECK (quorum > 0),
  CHECK ((kind = 'subdistrict') = (subdistrict IS NOT NULL))
) STRICT;

CREATE TABLE organizations (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE people (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL
) STRICT;

CREATE TABLE seats (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  headquarters_id INTEGER NOT NULL REFERENCES headquarters,
  organization_id INTEGER NOT NULL REFERENCES organizations,
  position INTEGER NOT NULL CHECK (position > 0),
  post TEXT NOT NULL,
  duty TEXT NOT NULL DEFAULT 'member' CHECK (duty IN ('chair', 'secretary', 'member')),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;
CREATE INDEX seats_by_headquarters ON seats (headquarters_id, position);

CREATE TABLE terms (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  seat_id INTEGER NOT NULL REFERENCES seats ON DELETE CASCADE,
  person_id INTEGER NOT NULL REFERENCES people,
  substitute_id INTEGER REFERENCES people,
  since TEXT CHECK (since IS date(since, '+0 days')),
  until TEXT CHECK (until IS date(until, '+0 days')),
  CHECK (until IS NULL OR since IS NULL OR since <= until)
) STRICT;
CREATE INDEX terms_by_seat ON terms (seat_id);

CREATE TABLE neighborhoods (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  subdistrict INTEGER CHECK (subdistrict > 0),
  low_income INTEGER NOT NULL DEFAULT 0 CHECK (low_income IN (0, 1)),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE capacities (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL,
  kind TEXT NOT NULL DEFAULT '',
  size INTEGER CHECK (size >= 0),
  unit TEXT NOT NULL DEFAULT '',
  keeper_id INTEGER REFERENCES organizations,
  neighborhood_id INTEGER REFERENCES neighborhoods,
  place TEXT NOT NULL DEFAULT '',
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE focus_areas (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  position INTEGER NOT NULL CHECK (position > 0),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

-- AUTOINCREMENT: what once meant a meeting that was deleted must not come to mean another.
CREATE TABLE meetings (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  headquarters_id INTEGER NOT NULL REFERENCES headquarters,
  number INTEGER NOT NULL CHECK (number > 0),
  kind TEXT NOT NULL DEFAULT 'ordinary' CHECK (kind IN ('ordinary', 'extraordinary')),
  held_on TEXT NOT NULL CHECK (held_on IS date(held_on, '+0 days')),
  starts_at TEXT CHECK (starts_at IS time(starts_at, '+0 days')),
  ends_at TEXT CHECK (ends_at IS time(ends_at, '+0 days')),
  place TEXT NOT NULL DEFAULT '',
  chair TEXT NOT NULL DEFAULT '',
  secretary TEXT NOT NULL DEFAULT '',
  subject TEXT NOT NULL DEFAULT '',
  letter_number TEXT NOT NULL DEFAULT '',
  next_on TEXT CHECK (next_on IS date(next_on, '+0 days')),
  next_at TEXT CHECK (next_at IS time(next_at, '+0 days')),
  next_place TEXT NOT NULL DEFAULT '',
  copies_to TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'draft'
    CHECK (state IN ('draft', 'submitted', 'returned', 'signed', 'cancelled')),
  state_reason TEXT NOT NULL DEFAULT '',
  version INTEGER NOT NULL DEFAULT 1 CHECK (version > 0)
) STRICT;
CREATE INDEX meetings_by_headquarters ON meetings (headquarters_id, held_on);

CREATE TABLE attendance (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
  seat_id INTEGER REFERENCES seats,
  position INTEGER NOT NULL CHECK (position > 0),
  guest INTEGER NOT NULL DEFAULT 0 CHECK (guest IN (0, 1)),
  name TEXT NOT NULL DEFAULT '',
  post TEXT NOT NULL DEFAULT '',
  organization TEXT NOT NULL DEFAULT '',
  state TEXT NOT NULL DEFAULT 'unrecorded'
    CHECK (state IN ('unrecorded', 'present', 'represented', 'excused', 'absent')),
  substitute TEXT NOT NULL DEFAULT '',
  substitute_post TEXT NOT NULL DEFAULT '',
  letter_number TEXT NOT NULL DEFAULT '',
  letter_date TEXT CHECK (letter_date IS date(letter_date, '+0 days')),
  arrived_at TEXT CHECK (arrived_at IS time(arrived_at, '+0 days')),
  left_at TEXT CHECK (left_at IS time(left_at, '+0 days')),
  UNIQUE (meeting_id, seat_id)
) STRICT;
CREATE INDEX attendance_by_meeting ON attendance (meeting_id, guest, position);

CREATE TABLE agenda_items (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  kind TEXT NOT NULL CHECK (kind IN ('follow_up', 'report', 'discussion', 'other')),
  title TEXT NOT NULL DEFAULT '',
  presenter TEXT NOT NULL DEFAULT '',
  planned_minutes INTEGER CHECK (planned_minutes > 0),
  outcome TEXT NOT NULL DEFAULT 'open'
    CHECK (outcome IN ('open', 'decided', 'noted', 'postponed')),
  postponed_from_id INTEGER REFERENCES agenda_items ON DELETE SET NULL
) STRICT;
CREATE INDEX agenda_items_by_meeting ON agenda_items (meeting_id, position);

CREATE TABLE remarks (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  agenda_item_id INTEGER NOT NULL REFERENCES agenda_items ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  speaker TEXT NOT NULL DEFAULT '',
  gist TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX remarks_by_item ON remarks (agenda_item_id, position);

CREATE TABLE figures (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  agenda_item_id INTEGER NOT NULL REFERENCES agenda_items ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  label TEXT NOT NULL DEFAULT '',
  value TEXT NOT NULL DEFAULT '',
  unit TEXT NOT NULL DEFAULT '',
  period TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX figures_by_item ON figures (agenda_item_id, position);

CREATE TABLE resolutions (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
  agenda_item_id INTEGER REFERENCES agenda_items ON DELETE SET NULL,
  position INTEGER NOT NULL CHECK (position > 0),
  text TEXT NOT NULL DEFAULT '',
  condition TEXT NOT NULL DEFAULT '',
  priority TEXT NOT NULL DEFAULT 'normal' CHECK (priority IN ('normal', 'high', 'urgent')),
  votes_for INTEGER CHECK (votes_for >= 0),
  votes_against INTEGER CHECK (votes_against >= 0),
  votes_abstained INTEGER CHECK (votes_abstained >= 0)
) STRICT;
CREATE INDEX resolutions_by_meeting ON resolutions (meeting_id, position);

CREATE TABLE dissents (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  resolution_id INTEGER NOT NULL REFERENCES resolutions ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL DEFAULT '',
  reason TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX dissents_by_resolution ON dissents (resolution_id, position);

CREATE TABLE resolution_focus_areas (
  id INTEGER PRIMARY KEY,
  resolution_id INTEGER NOT NULL REFERENCES resolutions ON DELETE CASCADE,
  focus_area_id INTEGER NOT NULL REFERENCES focus_areas,
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL,
  UNIQUE (resolution_id, focus_area_id)
) STRICT;

CREATE TABLE resolution_neighborhoods (
  id INTEGER PRIMARY KEY,
  resolution_id INTEGER NOT NULL REFERENCES resolutions ON DELETE CASCADE,
  neighborhood_id INTEGER NOT NULL REFERENCES neighborhoods,
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL,
  UNIQUE (resolution_id, neighborhood_id)
) STRICT;

CREATE TABLE actions (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  resolution_id INTEGER NOT NULL REFERENCES resolutions ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  text TEXT NOT NULL DEFAULT '',
  responsible_id INTEGER REFERENCES organizations,
  responsible TEXT NOT NULL DEFAULT '',
  deadline TEXT CHECK (deadline IS date(deadline, '+0 days')),
  recurrence TEXT NOT NULL DEFAULT 'once'
    CHECK (recurrence IN ('once', 'weekly', 'monthly', 'seasonal', 'continuous')),
  state TEXT NOT NULL DEFAULT 'open'
    CHECK (state IN ('open', 'in_progress', 'postponed', 'done', 'dropped'))
) STRICT;
CREATE INDEX actions_by_resolution ON actions (resolution_id, position);
CREATE INDEX actions_open ON actions (state) WHERE state NOT IN ('done', 'dropped');

CREATE TABLE supporters (
  id INTEGER PRIMARY KEY,
  action_id INTEGER NOT NULL REFERENCES actions ON DELETE CASCADE,
  organization_id INTEGER NOT NULL REFERENCES organizations,
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL,
  UNIQUE (action_id, organization_id)
) STRICT;

CREATE TABLE progress (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  action_id INTEGER NOT NULL REFERENCES actions ON DELETE CASCADE,
  meeting_id INTEGER REFERENCES meetings ON DELETE SET NULL,
  reported_on TEXT NOT NULL CHECK (reported_on IS date(reported_on, '+0 days')),
  state TEXT NOT NULL CHECK (state IN ('open', 'in_progress', 'postponed', 'done', 'dropped')),
  text TEXT NOT NULL DEFAULT '',
  letter_number TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX progress_by_action ON progress (action_id, reported_on);
CREATE INDEX progress_by_meeting ON progress (meeting_id, action_id);

CREATE TABLE attachments (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL CHECK (name <> ''),
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
CREATE INDEX attachments_by_meeting ON attachments (meeting_id, position);

-- Apart, so that a list of attachments reads no megabytes.
CREATE TABLE attachment_contents (
  id INTEGER PRIMARY KEY,
  attachment_id INTEGER NOT NULL UNIQUE REFERENCES attachments ON DELETE CASCADE,
  content BLOB NOT NULL
) STRICT;

CREATE TABLE users (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

CREATE TABLE user_roles (
  id INTEGER PRIMARY KEY,
  user_id INTEGER NOT NULL REFERENCES users ON DELETE CASCADE,
  role TEXT NOT NULL CHECK (role IN ('secretary', 'mayor', 'export', 'administrator')),
  UNIQUE (user_id, role)
) STRICT;

CREATE TABLE sign_offs (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  meeting_id INTEGER NOT NULL REFERENCES meetings,
  user_id INTEGER REFERENCES users,
  version INTEGER NOT NULL CHECK (version > 0),
  step TEXT NOT NULL CHECK (step IN ('submitted', 'returned', 'signed', 'amended', 'cancelled')),
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
  name TEXT NOT NULL,
  post TEXT NOT NULL DEFAULT '',
  remark TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX sign_offs_by_meeting ON sign_offs (meeting_id, id);

CREATE TABLE verdicts (
  id INTEGER PRIMARY KEY,
  sign_off_id INTEGER NOT NULL REFERENCES sign_offs,
  resolution_id INTEGER NOT NULL REFERENCES resolutions,
  approved INTEGER NOT NULL CHECK (approved IN (0, 1)),
  remark TEXT NOT NULL DEFAULT '',
  UNIQUE (sign_off_id, resolution_id)
) STRICT;

CREATE TABLE versions (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  meeting_id INTEGER NOT NULL REFERENCES meetings,
  number INTEGER NOT NULL CHECK (number > 0),
  reason TEXT NOT NULL DEFAULT '',
  minutes BLOB NOT NULL,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  sealed_pdf BLOB,
  signed_at TEXT NOT NULL CHECK (signed_at IS strftime('%Y-%m-%dT%H:%M:%SZ', signed_at, '+0 days')),
  UNIQUE (meeting_id, number)
) STRICT;

CREATE TABLE sends (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  version_id INTEGER NOT NULL REFERENCES versions,
  user_id INTEGER REFERENCES users,
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
  destination TEXT NOT NULL,
  serial TEXT NOT NULL DEFAULT '',
  receipt_number TEXT NOT NULL DEFAULT '',
  receipt_date TEXT CHECK (receipt_date IS date(receipt_date, '+0 days'))
) STRICT;

CREATE TABLE sent_files (
  id INTEGER PRIMARY KEY,
  send_id INTEGER NOT NULL REFERENCES sends,
  name TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;

CREATE TABLE audit (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
  user_id INTEGER REFERENCES users,
  act TEXT NOT NULL,
  record TEXT NOT NULL,
  record_uuid TEXT NOT NULL,
  detail TEXT NOT NULL DEFAULT '',
  previous TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE
) STRICT;

-- What was typed into a field that belongs to no record yet.
CREATE TABLE drafts (
  id INTEGER PRIMARY KEY,
  place TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL
) STRICT;
