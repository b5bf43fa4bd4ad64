-- The head: which hub this is, how many leaves of ink there are, and which machine may write.
CREATE TABLE head (
    hub   text NOT NULL,
    size  bigint NOT NULL CHECK (size >= 0),
    epoch bigint NOT NULL,
    one   boolean NOT NULL DEFAULT true CHECK (one) UNIQUE
);

-- Ink: what was written, sealed. Nothing here is ever changed or deleted.
CREATE TABLE file (
    id     text COLLATE "C" PRIMARY KEY,
    kind   text NOT NULL,
    opened bigint NOT NULL
);

CREATE TABLE entry (
    position bigint PRIMARY KEY,
    file     text COLLATE "C" NOT NULL REFERENCES file (id),
    number   bigint NOT NULL CHECK (number > 0),
    written  bigint NOT NULL,
    previous bytea NOT NULL CHECK (length(previous) = 32),
    sealed   bytea NOT NULL,
    hash     bytea NOT NULL CHECK (length(hash) = 32),
    UNIQUE (file, number)
);

CREATE TABLE look (
    position bigint PRIMARY KEY,
    file     text COLLATE "C" REFERENCES file (id),
    at       bigint NOT NULL,
    sealed   bytea NOT NULL,
    hash     bytea NOT NULL CHECK (length(hash) = 32)
);

CREATE INDEX look_of_file ON look (file, position);
CREATE INDEX look_by_time ON look (at);

CREATE TABLE erasure (
    position bigint PRIMARY KEY,
    file     text COLLATE "C" NOT NULL UNIQUE REFERENCES file (id),
    at       bigint NOT NULL,
    sealed   bytea NOT NULL,
    hash     bytea NOT NULL CHECK (length(hash) = 32)
);

CREATE TABLE checkpoint (
    size bigint PRIMARY KEY,
    root bytea NOT NULL CHECK (length(root) = 32),
    at   bigint NOT NULL,
    note text NOT NULL
);

CREATE TABLE command (
    id             text COLLATE "C" PRIMARY KEY,
    worker         text NOT NULL,
    first_position bigint NOT NULL,
    last_position  bigint NOT NULL
);

-- Keys, wrapped by one that is not in here. Destroying a file's key is its erasure.
CREATE TABLE hub_key (
    name    text PRIMARY KEY,
    version bigint NOT NULL,
    wrapped bytea NOT NULL
);

CREATE TABLE file_key (
    file    text COLLATE "C" PRIMARY KEY REFERENCES file (id),
    version bigint NOT NULL,
    wrapped bytea NOT NULL
);

CREATE FUNCTION ink_stands() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION '%', TG_ARGV[0];
END $$;

CREATE FUNCTION head_does_not_go_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.hub <> OLD.hub OR NEW.size < OLD.size OR NEW.epoch < OLD.epoch THEN
        RAISE EXCEPTION 'The head keeps its hub and does not go back.';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION entry_follows_the_one_before() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.number > 1 AND NOT EXISTS (SELECT 1 FROM entry WHERE file = NEW.file AND number = NEW.number - 1) THEN
        RAISE EXCEPTION 'An entry takes the next number of its file.';
    END IF;
    RETURN NEW;
END $$;

CREATE FUNCTION file_key_is_destroyed_by_erasure_alone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (SELECT 1 FROM erasure WHERE file = OLD.file) THEN
        RAISE EXCEPTION 'A key is destroyed when its file has been erased, and not before.';
    END IF;
    RETURN OLD;
END $$;

CREATE FUNCTION erased_file_gets_no_key() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT 1 FROM erasure WHERE file = NEW.file) THEN
        RAISE EXCEPTION 'A file that was erased gets no key.';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER head_does_not_go_back BEFORE UPDATE ON head FOR EACH ROW EXECUTE FUNCTION head_does_not_go_back();
CREATE TRIGGER head_is_not_deleted BEFORE DELETE OR TRUNCATE ON head FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('The head is not deleted.');
CREATE TRIGGER entry_follows_the_one_before BEFORE INSERT ON entry FOR EACH ROW EXECUTE FUNCTION entry_follows_the_one_before();
CREATE TRIGGER entry_is_not_changed BEFORE UPDATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('Ink is not changed: write an entry that corrects it.');
CREATE TRIGGER entry_is_not_deleted BEFORE DELETE OR TRUNCATE ON entry FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('Ink is not deleted: write an entry that strikes it out.');
CREATE TRIGGER look_is_not_changed BEFORE UPDATE ON look FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('A look is not changed.');
CREATE TRIGGER look_is_not_deleted BEFORE DELETE OR TRUNCATE ON look FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('A look is not deleted.');
CREATE TRIGGER erasure_is_not_changed BEFORE UPDATE ON erasure FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('An erasure is not changed.');
CREATE TRIGGER erasure_is_not_deleted BEFORE DELETE OR TRUNCATE ON erasure FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('An erasure is not deleted.');
CREATE TRIGGER checkpoint_is_not_changed BEFORE UPDATE ON checkpoint FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('A checkpoint is not changed.');
CREATE TRIGGER checkpoint_is_not_deleted BEFORE DELETE OR TRUNCATE ON checkpoint FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('A checkpoint is not deleted.');
CREATE TRIGGER file_is_not_changed BEFORE UPDATE ON file FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('A file keeps its id and its kind.');
CREATE TRIGGER file_is_not_deleted BEFORE DELETE OR TRUNCATE ON file FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('A file is not deleted.');
CREATE TRIGGER file_key_is_destroyed_by_erasure_alone BEFORE DELETE ON file_key FOR EACH ROW EXECUTE FUNCTION file_key_is_destroyed_by_erasure_alone();
CREATE TRIGGER file_key_is_not_emptied BEFORE TRUNCATE ON file_key FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('Keys are not destroyed together.');
CREATE TRIGGER erased_file_gets_no_key BEFORE INSERT ON file_key FOR EACH ROW EXECUTE FUNCTION erased_file_gets_no_key();
CREATE TRIGGER command_is_not_changed BEFORE UPDATE ON command FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('What a command wrote does not change.');
CREATE TRIGGER command_is_not_deleted BEFORE DELETE OR TRUNCATE ON command FOR EACH STATEMENT EXECUTE FUNCTION ink_stands('What a command wrote is not forgotten.');

-- Pencil: what somebody is still writing. Key and text say nothing without the hub's key.
CREATE TABLE draft (
    worker text NOT NULL,
    key    text NOT NULL,
    text   bytea NOT NULL,
    saved  bigint NOT NULL,
    PRIMARY KEY (worker, key)
);

-- The account the web application works under adds to the ink and reads it, nothing else.
DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lantern_web') THEN
        GRANT SELECT ON migration TO lantern_web;
        GRANT SELECT, INSERT ON file, entry, look, erasure, checkpoint, command TO lantern_web;
        GRANT SELECT, INSERT, UPDATE ON head, hub_key TO lantern_web;
        GRANT SELECT, INSERT, UPDATE, DELETE ON file_key, draft TO lantern_web;
    END IF;
END $$;
