CREATE TABLE u (id int PRIMARY KEY, name text NOT NULL);
CREATE TABLE t (
  id int PRIMARY KEY,
  u_id int NOT NULL REFERENCES u,
  -- @backfill (SELECT u.name FROM u WHERE u.id = t.u_id)
  u_name text NOT NULL
);
