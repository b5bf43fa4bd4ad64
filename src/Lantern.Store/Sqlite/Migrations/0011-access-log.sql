-- The access log: who works here, who was let into which file and by whom, every opening in an emergency, what came of each alert.
-- It is ink: a leaf of the same tree, numbered without a gap and chained, so that a missing row shows. The tables before it are carried
-- over into it by the program, which has the keys, and dropped then.
CREATE TABLE access_act (
    position INTEGER PRIMARY KEY,
    number   INTEGER NOT NULL UNIQUE,
    file     TEXT REFERENCES file (id),
    at       INTEGER NOT NULL,
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    sealed   BLOB NOT NULL,
    hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TRIGGER access_act_follows_the_one_before BEFORE INSERT ON access_act
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM access_act)
BEGIN SELECT RAISE(ABORT, 'An access act takes the next number.'); END;

CREATE TRIGGER access_act_is_not_written_over BEFORE INSERT ON access_act
WHEN EXISTS (SELECT 1 FROM access_act WHERE position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'The access log is not written over.'); END;

CREATE TRIGGER access_act_is_not_changed BEFORE UPDATE ON access_act
BEGIN SELECT RAISE(ABORT, 'The access log is not changed.'); END;

CREATE TRIGGER access_act_is_not_deleted BEFORE DELETE ON access_act
BEGIN SELECT RAISE(ABORT, 'The access log is not deleted.'); END;

DROP TRIGGER worker_added;
DROP TRIGGER worker_changed;
DROP TRIGGER worker_removed;
DROP TRIGGER agency_added;
DROP TRIGGER agency_changed;
DROP TRIGGER agency_removed;
DROP TRIGGER membership_added;
DROP TRIGGER membership_changed;
DROP TRIGGER membership_removed;
DROP TRIGGER file_erased;
