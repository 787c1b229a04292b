CREATE TABLE sites (id bigint, size integer, CONSTRAINT sized CHECK (size > 0));
CREATE TABLE towns (id bigint, size integer, CONSTRAINT sized CHECK (size > 0)) INHERITS (sites);
