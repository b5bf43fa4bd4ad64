-- The head: which hub this is, how many leaves of ink there are, and which machine may write.
CREATE TABLE head (
    hub   TEXT NOT NULL,
    size  INTEGER NOT NULL CHECK (size >= 0),
    epoch INTEGER NOT NULL
) STRICT;

-- Ink: what was written, sealed. Nothing here is ever changed or deleted.
CREATE TABLE file (
    id     TEXT PRIMARY KEY,
    kind   TEXT NOT NULL,
    opened INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE entry (
    position INTEGER PRIMARY KEY,
    file     TEXT NOT NULL REFERENCES file (id),
    number   INTEGER NOT NULL,
    written  INTEGER NOT NULL,
    previous BLOB NOT NULL CHECK (length(previous) = 32),
    sealed   BLOB NOT NULL,
    hash     BLOB NOT NULL CHECK (length(hash) = 32),
    UNIQUE (file, number)
) STRICT;

CREATE TABLE look (
    position INTEGER PRIMARY KEY,
    file     TEXT REFERENCES file (id),
    at       INTEGER NOT NULL,
    sealed   BLOB NOT NULL,
    hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE INDEX look_of_file ON look (file, position);
CREATE INDEX look_by_time ON look (at);

CREATE TABLE erasure (
    position INTEGER PRIMARY KEY,
    file     TEXT NOT NULL UNIQUE REFERENCES file (id),
    at       INTEGER NOT NULL,
    sealed   BLOB NOT NULL,
    hash     BLOB NOT NULL CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE checkpoint (
    size INTEGER PRIMARY KEY,
    root BLOB NOT NULL CHECK (length(root) = 32),
    at   INTEGER NOT NULL,
    note TEXT NOT NULL
) STRICT;

CREATE TABLE command (
    id             TEXT PRIMARY KEY,
    worker         TEXT NOT NULL,
    first_position INTEGER NOT NULL,
    last_position  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Keys, wrapped by one that is not in here. Destroying a file's key is its erasure.
CREATE TABLE hub_key (
    name    TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE file_key (
    file    TEXT PRIMARY KEY REFERENCES file (id),
    version INTEGER NOT NULL,
    wrapped BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER head_is_one BEFORE INSERT ON head
WHEN EXISTS (SELECT 1 FROM head)
BEGIN SELECT RAISE(ABORT, 'There is one head.'); END;

CREATE TRIGGER head_does_not_go_back BEFORE UPDATE ON head
WHEN NEW.hub <> OLD.hub OR NEW.size < OLD.size OR NEW.epoch < OLD.epoch
BEGIN SELECT RAISE(ABORT, 'The head keeps its hub and does not go back.'); END;

CREATE TRIGGER head_is_not_deleted BEFORE DELETE ON head
BEGIN SELECT RAISE(ABORT, 'The head is not deleted.'); END;

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

CREATE TRIGGER erasure_is_not_written_over BEFORE INSERT ON erasure
WHEN EXISTS (SELECT 1 FROM erasure WHERE position = NEW.position OR file = NEW.file)
BEGIN SELECT RAISE(ABORT, 'An erasure is not written over.'); END;

CREATE TRIGGER erasure_is_not_changed BEFORE UPDATE ON erasure
BEGIN SELECT RAISE(ABORT, 'An erasure is not changed.'); END;

CREATE TRIGGER erasure_is_not_deleted BEFORE DELETE ON erasure
BEGIN SELECT RAISE(ABORT, 'An erasure is not deleted.'); END;

CREATE TRIGGER checkpoint_is_not_written_over BEFORE INSERT ON checkpoint
WHEN EXISTS (SELECT 1 FROM checkpoint WHERE size = NEW.size)
BEGIN SELECT RAISE(ABORT, 'A checkpoint is not written over.'); END;

CREATE TRIGGER checkpoint_is_not_changed BEFORE UPDATE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'A checkpoint is not changed.'); END;

CREATE TRIGGER checkpoint_is_not_deleted BEFORE DELETE ON checkpoint
BEGIN SELECT RAISE(ABORT, 'A checkpoint is not deleted.'); END;

CREATE TRIGGER file_is_not_changed BEFORE UPDATE ON file
BEGIN SELECT RAISE(ABORT, 'A file keeps its id and its kind.'); END;

CREATE TRIGGER file_is_not_deleted BEFORE DELETE ON file
BEGIN SELECT RAISE(ABORT, 'A file is not deleted.'); END;

CREATE TRIGGER file_key_is_destroyed_by_erasure_alone BEFORE DELETE ON file_key
WHEN NOT EXISTS (SELECT 1 FROM erasure WHERE file = OLD.file)
BEGIN SELECT RAISE(ABORT, 'A key is destroyed when its file has been erased, and not before.'); END;

CREATE TRIGGER erased_file_gets_no_key BEFORE INSERT ON file_key
WHEN EXISTS (SELECT 1 FROM erasure WHERE file = NEW.file)
BEGIN SELECT RAISE(ABORT, 'A file that was erased gets no key.'); END;

CREATE TRIGGER command_is_not_changed BEFORE UPDATE ON command
BEGIN SELECT RAISE(ABORT, 'What a command wrote does not change.'); END;

CREATE TRIGGER command_is_not_deleted BEFORE DELETE ON command
BEGIN SELECT RAISE(ABORT, 'What a command wrote is not forgotten.'); END;

-- Pencil: what somebody is still writing. Key and text say nothing without the hub's key.
CREATE TABLE draft (
    worker TEXT NOT NULL,
    key    TEXT NOT NULL,
    text   BLOB NOT NULL,
    saved  INTEGER NOT NULL,
    PRIMARY KEY (worker, key)
) STRICT, WITHOUT ROWID;
