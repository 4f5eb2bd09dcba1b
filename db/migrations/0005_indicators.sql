-- What figures are reported by, an editable list with the unit of each; and the neighborhood that a
-- figure is about, named as it was that day.

CREATE TABLE indicators (
  id INTEGER PRIMARY KEY,
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36),
  name TEXT NOT NULL UNIQUE CHECK (name <> ''),
  unit TEXT NOT NULL DEFAULT '',
  position INTEGER NOT NULL CHECK (position > 0),
  retired INTEGER NOT NULL DEFAULT 0 CHECK (retired IN (0, 1))
) STRICT;

ALTER TABLE figures ADD COLUMN neighborhood_id INTEGER REFERENCES neighborhoods;
ALTER TABLE figures ADD COLUMN neighborhood TEXT NOT NULL DEFAULT '';
CREATE INDEX figures_by_neighborhood ON figures (neighborhood_id)
  WHERE neighborhood_id IS NOT NULL;
