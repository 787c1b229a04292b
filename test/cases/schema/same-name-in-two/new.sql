CREATE SCHEMA a;
CREATE SCHEMA b;
CREATE TABLE a.t (id int);
CREATE TABLE b.t (id int, other text);
CREATE VIEW a.v AS SELECT t.id, u.other FROM a.t JOIN b.t u USING (id);
