SELECT count(*) AS "Value" FROM sqlite_master WHERE type = 'table' AND name = {0}
