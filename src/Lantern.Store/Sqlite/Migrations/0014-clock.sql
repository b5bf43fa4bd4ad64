-- What two people said of a clock that was wrong: what time it was when the log had so many leaves. Who and why is sealed.
CREATE TABLE clock_confirmed (
    number   INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,
    at       INTEGER NOT NULL,
    sealed   BLOB NOT NULL
) STRICT;

CREATE TRIGGER clock_confirmed_is_not_changed BEFORE UPDATE ON clock_confirmed
BEGIN SELECT RAISE(ABORT, 'What was said of the clock is not changed.'); END;

CREATE TRIGGER clock_confirmed_is_not_deleted BEFORE DELETE ON clock_confirmed
BEGIN SELECT RAISE(ABORT, 'What was said of the clock is not deleted.'); END;

CREATE TRIGGER clock_confirmed_is_not_written_over BEFORE INSERT ON clock_confirmed
WHEN EXISTS (SELECT 1 FROM clock_confirmed WHERE number = NEW.number)
BEGIN SELECT RAISE(ABORT, 'What was said of the clock is not written over.'); END;
