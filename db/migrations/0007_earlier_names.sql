-- What an organization was also called before two entries became one: whoever types that name again
-- means the one that was kept.

CREATE TABLE earlier_names (
  id INTEGER PRIMARY KEY,
  organization_id INTEGER NOT NULL REFERENCES organizations ON DELETE CASCADE,
  name TEXT NOT NULL
) STRICT;
CREATE INDEX earlier_names_by_organization ON earlier_names (organization_id);
