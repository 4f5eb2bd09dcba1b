-- Minutes that were submitted go to be signed on another computer, on a stick, and come back.
--
-- The triggers hold that there are never two truths: while they are away nothing is said of them
-- here, neither signed nor sent back, until what came of it is entered together with the end of the
-- loan, or it was recalled.

CREATE TABLE loans (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  meeting_id INTEGER NOT NULL REFERENCES meetings,
  -- The submission that is away.
  sign_off_id INTEGER NOT NULL REFERENCES sign_offs,
  user_id INTEGER REFERENCES users,
  borrower_id INTEGER NOT NULL REFERENCES users,
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
  -- The folder, and what the stick is called and known by; '' for a folder that is on none.
  destination TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  serial TEXT NOT NULL DEFAULT '',
  -- What opens the file on the stick.
  code TEXT NOT NULL,
  -- The last entry of the trail when it left.
  trail TEXT NOT NULL CHECK (length(trail) = 64),
  ended_at TEXT CHECK (ended_at IS strftime('%Y-%m-%dT%H:%M:%SZ', ended_at, '+0 days')),
  outcome TEXT CHECK (outcome IN ('signed', 'returned', 'recalled')),
  reason TEXT NOT NULL DEFAULT '',
  CHECK ((ended_at IS NULL) = (outcome IS NULL))
) STRICT;
CREATE INDEX loans_by_meeting ON loans (meeting_id, id);
CREATE UNIQUE INDEX loans_open ON loans (meeting_id) WHERE ended_at IS NULL;

-- What a file that is on its way knows of the loan that it serves; an office has no such row.
CREATE TABLE visits (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  loan TEXT NOT NULL CHECK (length(loan) = 36),
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
  trail TEXT NOT NULL CHECK (length(trail) = 64),
  review BLOB NOT NULL
) STRICT;

CREATE TRIGGER lent_loans_insert BEFORE INSERT ON loans
WHEN NEW.ended_at IS NOT NULL OR EXISTS (SELECT 1 FROM visits)
  OR (SELECT state FROM meetings WHERE id = NEW.meeting_id) IS NOT 'submitted'
  OR NEW.sign_off_id IS NOT (SELECT max(id) FROM sign_offs WHERE meeting_id = NEW.meeting_id)
BEGIN SELECT RAISE(ABORT, 'life'); END;
CREATE TRIGGER kept_loans_update BEFORE UPDATE ON loans
WHEN OLD.ended_at IS NOT NULL OR NEW.ended_at IS NULL
  OR OLD.id IS NOT NEW.id OR OLD.uuid IS NOT NEW.uuid OR OLD.meeting_id IS NOT NEW.meeting_id
  OR OLD.sign_off_id IS NOT NEW.sign_off_id OR OLD.user_id IS NOT NEW.user_id
  OR OLD.borrower_id IS NOT NEW.borrower_id OR OLD.at IS NOT NEW.at
  OR OLD.destination IS NOT NEW.destination OR OLD.label IS NOT NEW.label
  OR OLD.serial IS NOT NEW.serial OR OLD.code IS NOT NEW.code OR OLD.trail IS NOT NEW.trail
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_loans_delete BEFORE DELETE ON loans
BEGIN SELECT RAISE(ABORT, 'kept'); END;

CREATE TRIGGER lent_sign_offs_insert BEFORE INSERT ON sign_offs
WHEN EXISTS (SELECT 1 FROM loans WHERE meeting_id = NEW.meeting_id AND ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'life'); END;
CREATE TRIGGER lent_meetings_update BEFORE UPDATE ON meetings
WHEN (OLD.state IS NOT NEW.state OR OLD.version IS NOT NEW.version)
  AND EXISTS (SELECT 1 FROM loans WHERE meeting_id = OLD.id AND ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'life'); END;
CREATE TRIGGER lent_versions_insert BEFORE INSERT ON versions
WHEN EXISTS (SELECT 1 FROM loans WHERE meeting_id = NEW.meeting_id AND ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'life'); END;
CREATE TRIGGER lent_opinions_insert BEFORE INSERT ON opinions
WHEN EXISTS (SELECT 1 FROM loans JOIN resolutions ON resolutions.meeting_id = loans.meeting_id
    WHERE resolutions.id = NEW.resolution_id AND ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER lent_opinions_update BEFORE UPDATE ON opinions
WHEN EXISTS (SELECT 1 FROM loans JOIN resolutions ON resolutions.meeting_id = loans.meeting_id
    WHERE resolutions.id = OLD.resolution_id AND ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'locked'); END;
CREATE TRIGGER lent_opinions_delete BEFORE DELETE ON opinions
WHEN EXISTS (SELECT 1 FROM loans JOIN resolutions ON resolutions.meeting_id = loans.meeting_id
    WHERE resolutions.id = OLD.resolution_id AND ended_at IS NULL)
BEGIN SELECT RAISE(ABORT, 'locked'); END;

-- A file that is on its way is one from its first row on.
CREATE TRIGGER first_visits_insert BEFORE INSERT ON visits
WHEN EXISTS (SELECT 1 FROM office) OR EXISTS (SELECT 1 FROM users)
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_visits_update BEFORE UPDATE ON visits
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_visits_delete BEFORE DELETE ON visits
BEGIN SELECT RAISE(ABORT, 'kept'); END;
