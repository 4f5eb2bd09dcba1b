-- Who signs in, what is signed, and what may no longer change.
--
-- The triggers hold what no program may do to the file, this one included: to change minutes that
-- were submitted or signed, to call minutes signed of which there is no sealed version, and to
-- change what was signed or who did what. They compare values, since undo and the program write
-- whole rows; no part moves to another whole. Links to lists may change, as when two organizations
-- become one: what the minutes say are the names.

ALTER TABLE users ADD COLUMN post TEXT NOT NULL DEFAULT '';
-- Which slot of the file of keys the password of a person opens; '' for none.
ALTER TABLE users ADD COLUMN slot TEXT NOT NULL DEFAULT '';
-- Whether somebody else chose the password.
ALTER TABLE users ADD COLUMN provisional INTEGER NOT NULL DEFAULT 0
  CHECK (provisional IN (0, 1));

ALTER TABLE office ADD COLUMN lock_after_minutes INTEGER NOT NULL DEFAULT 10
  CHECK (lock_after_minutes BETWEEN 1 AND 240);
-- Which slot of the file of keys the recovery key opens; '' for none.
ALTER TABLE office ADD COLUMN recovery_slot TEXT NOT NULL DEFAULT '';

-- What a person signs with: the certificate in DER; the private key sealed with AES-GCM under a key
-- that comes of the password.
CREATE TABLE signing_keys (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  user_id INTEGER NOT NULL REFERENCES users,
  certificate BLOB NOT NULL,
  fingerprint TEXT NOT NULL UNIQUE CHECK (length(fingerprint) = 64),
  sealed BLOB NOT NULL,
  made_at TEXT NOT NULL CHECK (made_at IS strftime('%Y-%m-%dT%H:%M:%SZ', made_at, '+0 days')),
  replaced_at TEXT
    CHECK (replaced_at IS strftime('%Y-%m-%dT%H:%M:%SZ', replaced_at, '+0 days'))
) STRICT;
CREATE INDEX signing_keys_by_user ON signing_keys (user_id, id);

-- What was submitted, as canonical bytes; NULL for the other steps.
ALTER TABLE sign_offs ADD COLUMN minutes BLOB;

-- What the mayor thinks of a resolution while reading; a verdict once the minutes go back or are
-- signed.
CREATE TABLE opinions (
  id INTEGER PRIMARY KEY,
  resolution_id INTEGER NOT NULL UNIQUE REFERENCES resolutions ON DELETE CASCADE,
  approved INTEGER CHECK (approved IN (0, 1)),
  remark TEXT NOT NULL DEFAULT ''
) STRICT;

-- When the resolutions were read aloud, and the SHA-256 of what they said then.
CREATE TABLE readings (
  id INTEGER PRIMARY KEY,
  meeting_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64)
) STRICT;
CREATE INDEX readings_by_meeting ON readings (meeting_id, id);

-- What a meeting said of the minutes of the one before it.
CREATE TABLE approvals (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  meeting_id INTEGER NOT NULL UNIQUE REFERENCES meetings ON DELETE CASCADE,
  previous_id INTEGER NOT NULL REFERENCES meetings ON DELETE CASCADE,
  approval TEXT NOT NULL DEFAULT 'open'
    CHECK (approval IN ('open', 'as_presented', 'with_changes')),
  changes TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX approvals_by_previous ON approvals (previous_id);

-- Scans of the sheet that was signed by hand; `check_code` is what was read on the paper.
CREATE TABLE ink_sheets (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  version_id INTEGER NOT NULL REFERENCES versions,
  position INTEGER NOT NULL CHECK (position > 0),
  name TEXT NOT NULL CHECK (name <> ''),
  media_type TEXT NOT NULL,
  size INTEGER NOT NULL CHECK (size >= 0),
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  pages INTEGER CHECK (pages > 0),
  check_code TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ink_sheets_by_version ON ink_sheets (version_id, position);

-- Who has signed the paper by hand, by the place in the minutes' list of members.
CREATE TABLE ink_signatures (
  id INTEGER PRIMARY KEY,
  version_id INTEGER NOT NULL REFERENCES versions,
  member INTEGER NOT NULL CHECK (member > 0),
  signed INTEGER NOT NULL DEFAULT 0 CHECK (signed IN (0, 1)),
  UNIQUE (version_id, member)
) STRICT;

-- Without a sign-off no minutes went beyond a draft.
UPDATE meetings SET state = 'draft', state_reason = ''
WHERE state IN ('submitted', 'returned', 'signed')
  AND NOT EXISTS (SELECT 1 FROM sign_offs WHERE meeting_id = meetings.id);

CREATE TRIGGER locked_attendance_insert BEFORE INSERT ON attendance
WHEN (SELECT state FROM meetings WHERE id = NEW.meeting_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_attendance_update BEFORE UPDATE ON attendance
WHEN OLD.meeting_id IS NOT NEW.meeting_id
  OR (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('submitted', 'signed')
  AND (OLD.position IS NOT NEW.position OR OLD.guest IS NOT NEW.guest
    OR OLD.name IS NOT NEW.name OR OLD.post IS NOT NEW.post
    OR OLD.organization IS NOT NEW.organization OR OLD.state IS NOT NEW.state
    OR OLD.substitute IS NOT NEW.substitute
    OR OLD.substitute_post IS NOT NEW.substitute_post
    OR OLD.letter_number IS NOT NEW.letter_number OR OLD.letter_date IS NOT NEW.letter_date
    OR OLD.arrived_at IS NOT NEW.arrived_at OR OLD.left_at IS NOT NEW.left_at)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_attendance_delete BEFORE DELETE ON attendance
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_agenda_items_insert BEFORE INSERT ON agenda_items
WHEN (SELECT state FROM meetings WHERE id = NEW.meeting_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_agenda_items_update BEFORE UPDATE ON agenda_items
WHEN OLD.meeting_id IS NOT NEW.meeting_id
  OR (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('submitted', 'signed')
  AND (OLD.uuid IS NOT NEW.uuid OR OLD.position IS NOT NEW.position
    OR OLD.kind IS NOT NEW.kind OR OLD.title IS NOT NEW.title OR OLD.presenter IS NOT NEW.presenter
    OR OLD.planned_minutes IS NOT NEW.planned_minutes OR OLD.outcome IS NOT NEW.outcome)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_agenda_items_delete BEFORE DELETE ON agenda_items
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_remarks_insert BEFORE INSERT ON remarks
WHEN (SELECT state FROM meetings JOIN agenda_items ON meetings.id = meeting_id
    WHERE agenda_items.id = NEW.agenda_item_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_remarks_update BEFORE UPDATE ON remarks
WHEN OLD.agenda_item_id IS NOT NEW.agenda_item_id
  OR (SELECT state FROM meetings JOIN agenda_items ON meetings.id = meeting_id
    WHERE agenda_items.id = OLD.agenda_item_id) IN ('submitted', 'signed')
  AND (OLD.position IS NOT NEW.position OR OLD.speaker IS NOT NEW.speaker
    OR OLD.gist IS NOT NEW.gist)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_remarks_delete BEFORE DELETE ON remarks
WHEN (SELECT state FROM meetings JOIN agenda_items ON meetings.id = meeting_id
    WHERE agenda_items.id = OLD.agenda_item_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_figures_insert BEFORE INSERT ON figures
WHEN (SELECT state FROM meetings JOIN agenda_items ON meetings.id = meeting_id
    WHERE agenda_items.id = NEW.agenda_item_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_figures_update BEFORE UPDATE ON figures
WHEN OLD.agenda_item_id IS NOT NEW.agenda_item_id
  OR (SELECT state FROM meetings JOIN agenda_items ON meetings.id = meeting_id
    WHERE agenda_items.id = OLD.agenda_item_id) IN ('submitted', 'signed')
  AND (OLD.position IS NOT NEW.position OR OLD.label IS NOT NEW.label
    OR OLD.value IS NOT NEW.value OR OLD.unit IS NOT NEW.unit
    OR OLD.period IS NOT NEW.period OR OLD.neighborhood IS NOT NEW.neighborhood)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_figures_delete BEFORE DELETE ON figures
WHEN (SELECT state FROM meetings JOIN agenda_items ON meetings.id = meeting_id
    WHERE agenda_items.id = OLD.agenda_item_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_resolutions_insert BEFORE INSERT ON resolutions
WHEN (SELECT state FROM meetings WHERE id = NEW.meeting_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_resolutions_update BEFORE UPDATE ON resolutions
WHEN OLD.meeting_id IS NOT NEW.meeting_id
  OR (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('submitted', 'signed')
  AND (OLD.uuid IS NOT NEW.uuid OR OLD.agenda_item_id IS NOT NEW.agenda_item_id
    OR OLD.position IS NOT NEW.position
    OR OLD.text IS NOT NEW.text OR OLD.condition IS NOT NEW.condition
    OR OLD.condition_decider IS NOT NEW.condition_decider
    OR OLD.condition_deadline IS NOT NEW.condition_deadline
    OR OLD.priority IS NOT NEW.priority OR OLD.votes_for IS NOT NEW.votes_for
    OR OLD.votes_against IS NOT NEW.votes_against
    OR OLD.votes_abstained IS NOT NEW.votes_abstained)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_resolutions_delete BEFORE DELETE ON resolutions
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_dissents_insert BEFORE INSERT ON dissents
WHEN (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = NEW.resolution_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_dissents_update BEFORE UPDATE ON dissents
WHEN OLD.resolution_id IS NOT NEW.resolution_id
  OR (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = OLD.resolution_id) IN ('submitted', 'signed')
  AND (OLD.position IS NOT NEW.position OR OLD.name IS NOT NEW.name
    OR OLD.reason IS NOT NEW.reason)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_dissents_delete BEFORE DELETE ON dissents
WHEN (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = OLD.resolution_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_resolution_focus_areas_insert BEFORE INSERT ON resolution_focus_areas
WHEN (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = NEW.resolution_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_resolution_focus_areas_update BEFORE UPDATE ON resolution_focus_areas
WHEN OLD.resolution_id IS NOT NEW.resolution_id
  OR (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = OLD.resolution_id) IN ('submitted', 'signed')
  AND (OLD.position IS NOT NEW.position OR OLD.name IS NOT NEW.name)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_resolution_focus_areas_delete BEFORE DELETE ON resolution_focus_areas
WHEN (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = OLD.resolution_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_resolution_neighborhoods_insert BEFORE INSERT ON resolution_neighborhoods
WHEN (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = NEW.resolution_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_resolution_neighborhoods_update BEFORE UPDATE ON resolution_neighborhoods
WHEN OLD.resolution_id IS NOT NEW.resolution_id
  OR (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = OLD.resolution_id) IN ('submitted', 'signed')
  AND (OLD.position IS NOT NEW.position OR OLD.name IS NOT NEW.name)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_resolution_neighborhoods_delete BEFORE DELETE ON resolution_neighborhoods
WHEN (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = OLD.resolution_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_actions_insert BEFORE INSERT ON actions
WHEN (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = NEW.resolution_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_actions_update BEFORE UPDATE ON actions
WHEN OLD.resolution_id IS NOT NEW.resolution_id
  OR (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = OLD.resolution_id) IN ('submitted', 'signed')
  AND (OLD.uuid IS NOT NEW.uuid OR OLD.position IS NOT NEW.position
    OR OLD.text IS NOT NEW.text OR OLD.responsible IS NOT NEW.responsible
    OR OLD.deadline IS NOT NEW.deadline OR OLD.recurrence IS NOT NEW.recurrence)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_actions_delete BEFORE DELETE ON actions
WHEN (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = OLD.resolution_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_supporters_insert BEFORE INSERT ON supporters
WHEN (SELECT meetings.state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    JOIN actions ON resolutions.id = resolution_id
    WHERE actions.id = NEW.action_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_supporters_update BEFORE UPDATE ON supporters
WHEN OLD.action_id IS NOT NEW.action_id
  OR (SELECT meetings.state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    JOIN actions ON resolutions.id = resolution_id
    WHERE actions.id = OLD.action_id) IN ('submitted', 'signed')
  AND (OLD.position IS NOT NEW.position OR OLD.name IS NOT NEW.name)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_supporters_delete BEFORE DELETE ON supporters
WHEN (SELECT meetings.state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    JOIN actions ON resolutions.id = resolution_id
    WHERE actions.id = OLD.action_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_progress_insert BEFORE INSERT ON progress
WHEN (SELECT state FROM meetings WHERE id = NEW.meeting_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_progress_update BEFORE UPDATE ON progress
WHEN OLD.action_id IS NOT NEW.action_id OR OLD.meeting_id <> NEW.meeting_id
  -- A report that lost its meeting gets it back when that comes back.
  OR OLD.meeting_id IS NULL
    AND (SELECT state FROM meetings WHERE id = NEW.meeting_id) IN ('submitted', 'signed')
  OR (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('submitted', 'signed')
  AND (OLD.meeting_id IS NOT NEW.meeting_id OR OLD.reported_on IS NOT NEW.reported_on
    OR OLD.state IS NOT NEW.state OR OLD.text IS NOT NEW.text
    OR OLD.letter_number IS NOT NEW.letter_number)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_progress_delete BEFORE DELETE ON progress
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_attachments_insert BEFORE INSERT ON attachments
WHEN (SELECT state FROM meetings WHERE id = NEW.meeting_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_attachments_update BEFORE UPDATE ON attachments
WHEN OLD.meeting_id IS NOT NEW.meeting_id
  OR (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('submitted', 'signed')
  AND (OLD.position IS NOT NEW.position OR OLD.name IS NOT NEW.name
    OR OLD.media_type IS NOT NEW.media_type OR OLD.size IS NOT NEW.size
    OR OLD.sha256 IS NOT NEW.sha256 OR OLD.pages IS NOT NEW.pages)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_attachments_delete BEFORE DELETE ON attachments
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_approvals_insert BEFORE INSERT ON approvals
WHEN (SELECT state FROM meetings WHERE id = NEW.meeting_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_approvals_update BEFORE UPDATE ON approvals
WHEN OLD.meeting_id IS NOT NEW.meeting_id
  OR (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('submitted', 'signed')
  AND (OLD.previous_id IS NOT NEW.previous_id OR OLD.approval IS NOT NEW.approval
    OR OLD.changes IS NOT NEW.changes)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_approvals_delete BEFORE DELETE ON approvals
WHEN (SELECT state FROM meetings WHERE id = OLD.meeting_id) IN ('submitted', 'signed')
BEGIN SELECT RAISE(ABORT, 'locked'); END;

CREATE TRIGGER locked_meetings_update BEFORE UPDATE ON meetings
WHEN OLD.state IN ('submitted', 'signed')
  AND (OLD.uuid IS NOT NEW.uuid OR OLD.headquarters_id IS NOT NEW.headquarters_id
    OR OLD.number IS NOT NEW.number OR OLD.kind IS NOT NEW.kind
    OR OLD.held_on IS NOT NEW.held_on OR OLD.starts_at IS NOT NEW.starts_at
    OR OLD.ends_at IS NOT NEW.ends_at OR OLD.place IS NOT NEW.place
    OR OLD.chair IS NOT NEW.chair OR OLD.secretary IS NOT NEW.secretary
    OR OLD.subject IS NOT NEW.subject OR OLD.letter_number IS NOT NEW.letter_number
    OR OLD.next_on IS NOT NEW.next_on OR OLD.next_at IS NOT NEW.next_at
    OR OLD.next_place IS NOT NEW.next_place OR OLD.copies_to IS NOT NEW.copies_to
    OR OLD.state_reason IS NOT NEW.state_reason AND OLD.state IS NEW.state)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER locked_meetings_delete BEFORE DELETE ON meetings
WHEN OLD.state IN ('submitted', 'signed') OR OLD.version > 1
BEGIN SELECT RAISE(ABORT, 'locked'); END;

-- The life of the minutes: each step has its sign-off as the last one, and a signing its sealed
-- version. What was cancelled comes back by undo, an amendment that changed nothing by going back
-- to the version that it was to replace.
CREATE TRIGGER life_of_meetings_insert BEFORE INSERT ON meetings
WHEN NEW.state NOT IN ('draft', 'cancelled') OR NEW.version <> 1
BEGIN SELECT RAISE(ABORT, 'life'); END;
CREATE TRIGGER life_of_meetings_update BEFORE UPDATE ON meetings
WHEN (OLD.state IS NOT NEW.state OR OLD.version IS NOT NEW.version)
  AND NOT CASE OLD.state || ' to ' || NEW.state
    WHEN 'draft to cancelled' THEN NEW.version = 1 AND OLD.version = 1
    WHEN 'cancelled to draft' THEN NEW.version = 1
    WHEN 'draft to submitted' THEN NEW.version = OLD.version
    WHEN 'returned to submitted' THEN NEW.version = OLD.version
    WHEN 'submitted to returned' THEN NEW.version = OLD.version
    WHEN 'submitted to signed' THEN NEW.version = OLD.version
    WHEN 'signed to draft' THEN NEW.version = OLD.version + 1
    WHEN 'draft to signed' THEN NEW.version = OLD.version - 1
    WHEN 'returned to signed' THEN NEW.version = OLD.version - 1
    ELSE 0 END
BEGIN SELECT RAISE(ABORT, 'life'); END;
CREATE TRIGGER told_of_meetings BEFORE UPDATE ON meetings
WHEN OLD.state IS NOT NEW.state AND OLD.state <> 'cancelled' AND NEW.state <> 'cancelled'
  AND NOT EXISTS (SELECT 1 FROM sign_offs WHERE meeting_id = OLD.id
    AND id = (SELECT max(id) FROM sign_offs WHERE meeting_id = OLD.id)
    AND version = max(OLD.version, NEW.version) AND step =
      CASE NEW.state WHEN 'draft' THEN 'amended'
        WHEN 'signed' THEN iif(OLD.state = 'submitted', 'signed', 'cancelled')
        ELSE NEW.state END)
BEGIN SELECT RAISE(ABORT, 'life'); END;
CREATE TRIGGER sealed_meetings BEFORE UPDATE ON meetings
WHEN OLD.state IS NOT NEW.state AND NEW.state = 'signed'
  AND NOT EXISTS (SELECT 1 FROM versions WHERE meeting_id = OLD.id AND number = NEW.version
    AND length(sealed_pdf) > 0)
BEGIN SELECT RAISE(ABORT, 'life'); END;

-- Only what was submitted is judged.
CREATE TRIGGER judged_opinions_insert BEFORE INSERT ON opinions
WHEN (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = NEW.resolution_id) IS NOT 'submitted'
BEGIN SELECT RAISE(ABORT, 'life'); END;
CREATE TRIGGER judged_opinions_update BEFORE UPDATE ON opinions
WHEN OLD.resolution_id IS NOT NEW.resolution_id
  OR (SELECT state FROM meetings JOIN resolutions ON meetings.id = meeting_id
    WHERE resolutions.id = NEW.resolution_id) IS NOT 'submitted'
BEGIN SELECT RAISE(ABORT, 'life'); END;

CREATE TRIGGER kept_versions_update BEFORE UPDATE ON versions
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_versions_delete BEFORE DELETE ON versions
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_sign_offs_update BEFORE UPDATE ON sign_offs
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_sign_offs_delete BEFORE DELETE ON sign_offs
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_verdicts_update BEFORE UPDATE ON verdicts
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_verdicts_delete BEFORE DELETE ON verdicts
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_audit_update BEFORE UPDATE ON audit
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_audit_delete BEFORE DELETE ON audit
BEGIN SELECT RAISE(ABORT, 'kept'); END;
