INSERT INTO clients (mail, boss) VALUES ('a@b', NULL), ('c@d', 1);
