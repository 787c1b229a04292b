INSERT INTO t VALUES (ARRAY['a@b'], 'c@d');
