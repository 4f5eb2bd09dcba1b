-- The bytes of attached files, once for each content and in pieces, apart from who names them: an
-- attachment that was removed can come back without its bytes having gone anywhere.

CREATE TABLE contents (
  id INTEGER PRIMARY KEY,
  sha256 TEXT NOT NULL CHECK (length(sha256) = 64),
  position INTEGER NOT NULL CHECK (position > 0),
  piece BLOB NOT NULL,
  UNIQUE (sha256, position)
) STRICT;

INSERT OR IGNORE INTO contents (sha256, position, piece)
  SELECT sha256, 1, content FROM attachment_contents JOIN attachments ON attachments.id = attachment_id;
DROP TABLE attachment_contents;

-- Of a file that has pages: how many.
ALTER TABLE attachments ADD COLUMN pages INTEGER CHECK (pages > 0);
