-- What is true of the hub as a whole from the day it is made: sealed under the hub's key, said once, never changed.
CREATE TABLE hub_fact (
    name   TEXT PRIMARY KEY,
    sealed BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER hub_fact_is_not_written_over BEFORE INSERT ON hub_fact
WHEN EXISTS (SELECT 1 FROM hub_fact WHERE name = NEW.name)
BEGIN SELECT RAISE(ABORT, 'A fact about the hub is said once.'); END;

CREATE TRIGGER hub_fact_is_not_changed BEFORE UPDATE ON hub_fact
BEGIN SELECT RAISE(ABORT, 'A fact about the hub is not changed.'); END;

CREATE TRIGGER hub_fact_is_not_deleted BEFORE DELETE ON hub_fact
BEGIN SELECT RAISE(ABORT, 'A fact about the hub is not deleted.'); END;
