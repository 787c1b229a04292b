CREATE TABLE t (
  id int PRIMARY KEY,
  n int,
  -- @renamed from=a
  CONSTRAINT b CHECK (n > 0)
);
