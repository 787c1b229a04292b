-- @renamed from=gone
CREATE TABLE t (
  a int, -- @renamed from=before
  b int
);
