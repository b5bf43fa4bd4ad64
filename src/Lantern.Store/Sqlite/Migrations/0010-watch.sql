-- Who watches over the record: who made and ended memberships and why, every attempt to open a file in an emergency, and what came of each alert.
-- What was said is sealed: it may speak of a child.
CREATE TABLE membership_act (
    id         TEXT PRIMARY KEY,
    membership TEXT NOT NULL REFERENCES membership (id),
    what       TEXT NOT NULL,
    worker     TEXT NOT NULL,
    at         INTEGER NOT NULL,
    because    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE glass (
    id         TEXT PRIMARY KEY,
    worker     TEXT NOT NULL,
    agency     TEXT NOT NULL,
    at         INTEGER NOT NULL,
    outcome    TEXT NOT NULL,
    file       TEXT REFERENCES file (id),
    membership TEXT REFERENCES membership (id),
    words      BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE alert_review (
    alert    TEXT PRIMARY KEY,
    worker   TEXT NOT NULL,
    at       INTEGER NOT NULL,
    finding  TEXT NOT NULL,
    words    BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER membership_act_is_not_changed BEFORE UPDATE ON membership_act
BEGIN SELECT RAISE(ABORT, 'What was said of a membership is not changed.'); END;

CREATE TRIGGER membership_act_is_not_deleted BEFORE DELETE ON membership_act
BEGIN SELECT RAISE(ABORT, 'What was said of a membership is not deleted.'); END;

CREATE TRIGGER glass_is_not_changed BEFORE UPDATE ON glass
BEGIN SELECT RAISE(ABORT, 'An attempt to open a file in an emergency is not changed.'); END;

CREATE TRIGGER glass_is_not_deleted BEFORE DELETE ON glass
BEGIN SELECT RAISE(ABORT, 'An attempt to open a file in an emergency is not deleted.'); END;

CREATE TRIGGER alert_review_is_not_changed BEFORE UPDATE ON alert_review
BEGIN SELECT RAISE(ABORT, 'A review is not changed.'); END;

CREATE TRIGGER alert_review_is_not_deleted BEFORE DELETE ON alert_review
BEGIN SELECT RAISE(ABORT, 'A review is not deleted.'); END;
