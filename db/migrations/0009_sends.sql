-- What left the office: one send may carry several versions, and its receipt comes later.
--
-- The triggers keep what was sent when, and to which stick, for ever; what is typed off a receipt
-- may be mended.

CREATE TABLE sent_versions (
  id INTEGER PRIMARY KEY,
  send_id INTEGER NOT NULL REFERENCES sends,
  version_id INTEGER NOT NULL REFERENCES versions,
  UNIQUE (send_id, version_id)
) STRICT;
CREATE INDEX sent_versions_by_version ON sent_versions (version_id);
INSERT INTO sent_versions (send_id, version_id) SELECT id, version_id FROM sends;

CREATE TABLE receipts (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  send_id INTEGER NOT NULL UNIQUE REFERENCES sends,
  number TEXT NOT NULL DEFAULT '',
  received_on TEXT CHECK (received_on IS date(received_on, '+0 days'))
) STRICT;
INSERT INTO receipts (uuid, send_id, number, received_on)
SELECT substr(hex, 1, 8) || '-' || substr(hex, 9, 4) || '-4' || substr(hex, 14, 3)
  || '-8' || substr(hex, 18, 3) || '-' || substr(hex, 21, 12), id, receipt_number, receipt_date
FROM (SELECT lower(hex(randomblob(16))) AS hex, id, receipt_number, receipt_date FROM sends
  WHERE receipt_number <> '' OR receipt_date IS NOT NULL);

CREATE TABLE new_sends (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  user_id INTEGER REFERENCES users,
  at TEXT NOT NULL CHECK (at IS strftime('%Y-%m-%dT%H:%M:%SZ', at, '+0 days')),
  -- The folder, and what the stick is called and known by; '' for a folder that is on none.
  destination TEXT NOT NULL,
  label TEXT NOT NULL DEFAULT '',
  serial TEXT NOT NULL DEFAULT ''
) STRICT;
INSERT INTO new_sends (id, uuid, user_id, at, destination, serial)
SELECT id, uuid, user_id, at, destination, serial FROM sends;
DROP TABLE sends;
ALTER TABLE new_sends RENAME TO sends;
CREATE INDEX sent_files_by_send ON sent_files (send_id, id);

CREATE TRIGGER kept_sends_update BEFORE UPDATE ON sends
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_sends_delete BEFORE DELETE ON sends
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_sent_versions_update BEFORE UPDATE ON sent_versions
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_sent_versions_delete BEFORE DELETE ON sent_versions
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_sent_files_update BEFORE UPDATE ON sent_files
BEGIN SELECT RAISE(ABORT, 'kept'); END;
CREATE TRIGGER kept_sent_files_delete BEFORE DELETE ON sent_files
BEGIN SELECT RAISE(ABORT, 'kept'); END;
