CREATE TABLE t (
  a int,
  b int DEFAULT 0 NOT NULL -- @backfill a * 2
);
