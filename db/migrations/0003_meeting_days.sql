-- On which day of the month a headquarters meets, and how it numbers its meetings. Without a turn
-- («any») the last meeting is the example.

ALTER TABLE headquarters ADD COLUMN meets_in TEXT NOT NULL DEFAULT 'any'
  CHECK (meets_in IN ('any', 'first', 'second', 'third', 'fourth', 'last'));
ALTER TABLE headquarters ADD COLUMN meets_on TEXT NOT NULL DEFAULT 'saturday'
  CHECK (meets_on IN ('saturday', 'sunday', 'monday', 'tuesday', 'wednesday', 'thursday'));
ALTER TABLE headquarters ADD COLUMN numbering TEXT NOT NULL DEFAULT 'continuous'
  CHECK (numbering IN ('continuous', 'yearly'));

-- Few items were put off, but each deletion of an item asks whether one was.
CREATE INDEX agenda_items_put_off ON agenda_items (postponed_from_id)
  WHERE postponed_from_id IS NOT NULL;
