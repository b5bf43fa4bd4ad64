-- Plain tables: who works where, and who belongs to which file. Why is sealed: it may speak of a child.
CREATE TABLE agency (
    id    TEXT PRIMARY KEY,
    title TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE worker (
    id     TEXT PRIMARY KEY,
    name   TEXT NOT NULL,
    role   TEXT NOT NULL,
    agency TEXT NOT NULL REFERENCES agency (id),
    team   TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE membership (
    id         TEXT PRIMARY KEY,
    belonging  TEXT NOT NULL,
    agency     TEXT NOT NULL REFERENCES agency (id),
    worker     TEXT REFERENCES worker (id),
    file       TEXT REFERENCES file (id),
    from_when  INTEGER NOT NULL,
    until_when INTEGER,
    because    BLOB NOT NULL,
    CHECK (file IS NOT NULL OR worker IS NOT NULL)
) STRICT, WITHOUT ROWID;

-- Goes up with every change, so that a reader of these tables knows whether what it holds still stands.
CREATE TABLE staff_edition (
    number INTEGER NOT NULL
) STRICT;

INSERT INTO staff_edition VALUES (1);

CREATE TRIGGER worker_added AFTER INSERT ON worker BEGIN UPDATE staff_edition SET number = number + 1; END;
CREATE TRIGGER worker_changed AFTER UPDATE ON worker BEGIN UPDATE staff_edition SET number = number + 1; END;
CREATE TRIGGER worker_removed AFTER DELETE ON worker BEGIN UPDATE staff_edition SET number = number + 1; END;
CREATE TRIGGER agency_added AFTER INSERT ON agency BEGIN UPDATE staff_edition SET number = number + 1; END;
CREATE TRIGGER agency_changed AFTER UPDATE ON agency BEGIN UPDATE staff_edition SET number = number + 1; END;
CREATE TRIGGER agency_removed AFTER DELETE ON agency BEGIN UPDATE staff_edition SET number = number + 1; END;
CREATE TRIGGER membership_added AFTER INSERT ON membership BEGIN UPDATE staff_edition SET number = number + 1; END;
CREATE TRIGGER membership_changed AFTER UPDATE ON membership BEGIN UPDATE staff_edition SET number = number + 1; END;
CREATE TRIGGER membership_removed AFTER DELETE ON membership BEGIN UPDATE staff_edition SET number = number + 1; END;
CREATE TRIGGER file_erased AFTER INSERT ON erasure BEGIN UPDATE staff_edition SET number = number + 1; END;
