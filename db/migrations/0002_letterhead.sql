-- What heads an office's papers. The emblem is a small PNG, empty for none; a copy of it goes into
-- every paper, hence its bound.

ALTER TABLE office ADD COLUMN letterhead_organization TEXT NOT NULL DEFAULT 'شهرداری تهران';
ALTER TABLE office ADD COLUMN invocation TEXT NOT NULL DEFAULT 'بسمه تعالی';
ALTER TABLE office ADD COLUMN emblem BLOB NOT NULL DEFAULT x'' CHECK (length(emblem) <= 1048576);
