CREATE TABLE t (
  id int PRIMARY KEY,
  name text NOT NULL,
  -- @backfill lower(name)
  slug text NOT NULL
);
