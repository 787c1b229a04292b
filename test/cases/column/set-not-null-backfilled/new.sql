CREATE TABLE t (
  id int PRIMARY KEY,
  -- @backfill 'none'
  note text NOT NULL
);
