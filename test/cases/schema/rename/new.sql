-- @renamed from=before
CREATE SCHEMA after;
CREATE TABLE after.t (id int PRIMARY KEY);
