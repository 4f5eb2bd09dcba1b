-- Who decides on what a resolution depends, and by when; and which actions are open. What is done of
-- a recurring duty is one round of it: it stays open until it is dropped.

ALTER TABLE resolutions ADD COLUMN condition_decider TEXT NOT NULL DEFAULT '';
ALTER TABLE resolutions ADD COLUMN condition_deadline TEXT
  CHECK (condition_deadline IS date(condition_deadline, '+0 days'));

DROP INDEX actions_open;
CREATE INDEX actions_open ON actions (state)
  WHERE state <> 'dropped' AND (state <> 'done' OR recurrence <> 'once');
