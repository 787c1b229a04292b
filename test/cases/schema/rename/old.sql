CREATE SCHEMA before;
CREATE TABLE before.t (id int PRIMARY KEY);
