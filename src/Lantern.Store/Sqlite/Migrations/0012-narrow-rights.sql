-- SQLite has no accounts to give rights to; that a key is not wrapped under an older version again holds here too.
CREATE TRIGGER hub_key_version_only_rises BEFORE UPDATE ON hub_key
WHEN NEW.version < OLD.version
BEGIN SELECT RAISE(ABORT, 'A key is not wrapped under an older version again.'); END;

CREATE TRIGGER file_key_version_only_rises BEFORE UPDATE ON file_key
WHEN NEW.version < OLD.version
BEGIN SELECT RAISE(ABORT, 'A key is not wrapped under an older version again.'); END;
