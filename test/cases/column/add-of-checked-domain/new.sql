CREATE DOMAIN positive AS int CHECK (VALUE > 0);
CREATE DOMAIN small AS positive;
CREATE TABLE t (id int PRIMARY KEY, a small, b positive DEFAULT 5);
