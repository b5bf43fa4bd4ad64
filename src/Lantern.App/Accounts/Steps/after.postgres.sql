DO $$
BEGIN
    IF EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'lantern_web') THEN
        GRANT USAGE ON SCHEMA accounts TO lantern_web;
        GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA accounts TO lantern_web;
        -- The steps are the owner's: without them neither serving nor migrating works.
        REVOKE INSERT, UPDATE, DELETE ON accounts.step, accounts.bound_accounts FROM lantern_web;
        -- Nobody's account, and no link, recovery or key of forms, is ever deleted by the program.
        REVOKE DELETE ON accounts.account, accounts.link, accounts.recovery, accounts.protection_key FROM lantern_web;
        REVOKE UPDATE ON accounts.protection_key FROM lantern_web;
        REVOKE UPDATE, DELETE ON accounts.notice, accounts.notice_seen FROM lantern_web;
    END IF;
END $$;
