-- SQLite has no accounts to give rights to: the step is here so that both databases have taken the same ones.
SELECT 1;
