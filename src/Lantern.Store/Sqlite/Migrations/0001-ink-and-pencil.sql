-- Ink: what was written. Nothing here is ever changed or deleted.
CREATE TABLE file (
    id     TEXT PRIMARY KEY,
    kind   TEXT NOT NULL,
    opened INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    position     INTEGER PRIMARY KEY AUTOINCREMENT,
    file         TEXT NOT NULL REFERENCES file (id),
    number       INTEGER NOT NULL,
    kind         TEXT NOT NULL,
    version      INTEGER NOT NULL,
    happened     TEXT NOT NULL,
    written      INTEGER NOT NULL,
    worker       TEXT NOT NULL,
    name         TEXT NOT NULL,
    role         TEXT,
    agency       TEXT NOT NULL,
    on_behalf_of TEXT,
    marks        INTEGER NOT NULL,
    edition      TEXT NOT NULL,
    act          TEXT NOT NULL,
    command      TEXT NOT NULL,
    body         BLOB NOT NULL,
    UNIQUE (file, number)
) STRICT;

CREATE TABLE command (
    id             TEXT PRIMARY KEY,
    worker         TEXT NOT NULL,
    first_position INTEGER NOT NULL,
    last_position  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE look (
    position INTEGER PRIMARY KEY AUTOINCREMENT,
    worker   TEXT NOT NULL,
    agency   TEXT NOT NULL,
    file     TEXT NOT NULL REFERENCES file (id),
    at       INTEGER NOT NULL,
    purpose  TEXT NOT NULL,
    relation TEXT NOT NULL
) STRICT;

CREATE INDEX look_of_file ON look (file, at);

CREATE TRIGGER entry_follows_the_one_before BEFORE INSERT ON entry
WHEN NEW.number <> 1 + (SELECT coalesce(max(number), 0) FROM entry WHERE file = NEW.file)
BEGIN SELECT RAISE(ABORT, 'An entry takes the next number of its file.'); END;

CREATE TRIGGER entry_is_not_written_over BEFORE INSERT ON entry
WHEN EXISTS (SELECT 1 FROM entry WHERE position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'Ink is not written over.'); END;

CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry
BEGIN SELECT RAISE(ABORT, 'Ink is not changed: write an entry that corrects it.'); END;

CREATE TRIGGER entry_is_not_deleted BEFORE DELETE ON entry
BEGIN SELECT RAISE(ABORT, 'Ink is not deleted: write an entry that strikes it out.'); END;

CREATE TRIGGER look_is_not_written_over BEFORE INSERT ON look
WHEN EXISTS (SELECT 1 FROM look WHERE position = NEW.position)
BEGIN SELECT RAISE(ABORT, 'A look is not written over.'); END;

CREATE TRIGGER look_is_not_changed BEFORE UPDATE ON look
BEGIN SELECT RAISE(ABORT, 'A look is not changed.'); END;

CREATE TRIGGER look_is_not_deleted BEFORE DELETE ON look
BEGIN SELECT RAISE(ABORT, 'A look is not deleted.'); END;

CREATE TRIGGER file_is_not_changed BEFORE UPDATE ON file
BEGIN SELECT RAISE(ABORT, 'A file keeps its id and its kind.'); END;

CREATE TRIGGER file_is_not_deleted BEFORE DELETE ON file
BEGIN SELECT RAISE(ABORT, 'A file is not deleted.'); END;

CREATE TRIGGER command_is_not_changed BEFORE UPDATE ON command
BEGIN SELECT RAISE(ABORT, 'What a command wrote does not change.'); END;

CREATE TRIGGER command_is_not_deleted BEFORE DELETE ON command
BEGIN SELECT RAISE(ABORT, 'What a command wrote is not forgotten.'); END;

-- Pencil: what somebody is still writing.
CREATE TABLE draft (
    worker TEXT NOT NULL,
    key    TEXT NOT NULL,
    text   TEXT NOT NULL,
    saved  INTEGER NOT NULL,
    PRIMARY KEY (worker, key)
) STRICT, WITHOUT ROWID;
