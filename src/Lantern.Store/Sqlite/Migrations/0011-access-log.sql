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

-- Rows that are no ink are bound as a whole: a code over every column, under a key that is not in here. A row gets its code once.
ALTER TABLE head ADD COLUMN mac BLOB;
ALTER TABLE file ADD COLUMN mac BLOB;
ALTER TABLE command ADD COLUMN mac BLOB;
ALTER TABLE draft ADD COLUMN mac BLOB;

DROP TRIGGER file_is_not_changed;
DROP TRIGGER command_is_not_changed;
DROP TRIGGER head_does_not_go_back;

CREATE TRIGGER file_is_not_changed BEFORE UPDATE ON file
WHEN OLD.mac IS NOT NULL OR NEW.mac IS NULL OR NEW.id <> OLD.id OR NEW.kind <> OLD.kind OR NEW.opened <> OLD.opened
BEGIN SELECT RAISE(ABORT, 'A file keeps its id and its kind.'); END;

CREATE TRIGGER command_is_not_changed BEFORE UPDATE ON command
WHEN OLD.mac IS NOT NULL OR NEW.mac IS NULL OR NEW.id <> OLD.id OR NEW.worker <> OLD.worker
    OR NEW.first_position <> OLD.first_position OR NEW.last_position <> OLD.last_position
BEGIN SELECT RAISE(ABORT, 'What a command wrote does not change.'); END;

-- The head goes on by what one commit can hold and a few machines, so that nobody stops the writing for good with one statement.
CREATE TRIGGER head_does_not_go_back BEFORE UPDATE ON head
WHEN NEW.hub <> OLD.hub OR NEW.size < OLD.size OR NEW.epoch < OLD.epoch
BEGIN SELECT RAISE(ABORT, 'The head keeps its hub and does not go back.'); END;

CREATE TRIGGER head_does_not_leap BEFORE UPDATE ON head
WHEN NEW.size > OLD.size + 65536 OR (OLD.size > 0 AND NEW.epoch > OLD.epoch + 16)
BEGIN SELECT RAISE(ABORT, 'The head goes on by one commit at a time.'); END;

-- A key is wrapped anew under a later version of the wrapping key, and in no other way.
CREATE TRIGGER file_key_version_rises BEFORE UPDATE ON file_key
WHEN NEW.file <> OLD.file OR NEW.version <= OLD.version
BEGIN SELECT RAISE(ABORT, 'A key is wrapped anew under a later version.'); END;

CREATE TRIGGER file_key_is_not_written_over BEFORE INSERT ON file_key
WHEN EXISTS (SELECT 1 FROM file_key WHERE file = NEW.file)
BEGIN SELECT RAISE(ABORT, 'A key is not written over.'); END;

CREATE TRIGGER hub_key_version_rises BEFORE UPDATE ON hub_key
WHEN NEW.name <> OLD.name OR NEW.version <= OLD.version
BEGIN SELECT RAISE(ABORT, 'A key is wrapped anew under a later version.'); END;

CREATE TRIGGER hub_key_is_one BEFORE INSERT ON hub_key
WHEN EXISTS (SELECT 1 FROM hub_key)
BEGIN SELECT RAISE(ABORT, 'There is one key of the hub.'); END;

CREATE TRIGGER hub_key_is_not_destroyed BEFORE DELETE ON hub_key
BEGIN SELECT RAISE(ABORT, 'The key of the hub is not destroyed.'); END;
