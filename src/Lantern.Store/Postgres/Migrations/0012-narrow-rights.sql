-- What the account of the web application may do is made as narrow as its work (docs/security/web-account.csv says why each is there):
-- the head goes no further than the leaves and servers there are, and nobody but the owner says which steps the accounts have taken.
CREATE OR REPLACE FUNCTION head_does_not_go_back() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.hub <> OLD.hub OR NEW.size < OLD.size OR NEW.epoch < OLD.epoch THEN
        RAISE EXCEPTION 'The head keeps its hub and does not go back.';
    END IF;
    IF pg_has_role((SELECT relowner FROM pg_class WHERE oid = 'head'::regclass), 'USAGE') THEN
        RETURN NEW;
    END IF;
    IF NEW.epoch > OLD.epoch AND NEW.epoch > ('x' || substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8))::bit(32)::bigint THEN
        RAISE EXCEPTION 'The head comes under no epoch that no server has reached.';
    END IF;
    IF NEW.size - OLD.size <> (SELECT count(*) FROM (
            SELECT position FROM entry UNION ALL SELECT position FROM look
            UNION ALL SELECT position FROM erasure UNION ALL SELECT position FROM access_act) leaf
        WHERE position > OLD.size AND position <= NEW.size) THEN
        RAISE EXCEPTION 'The head goes no further than the leaves that stand.';
    END IF;
    RETURN NEW;
END $$;

DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lantern_web') THEN
        IF to_regclass('accounts.step') IS NOT NULL THEN
            REVOKE INSERT, UPDATE, DELETE ON accounts.step FROM lantern_web;
        END IF;
    END IF;
END $$;
