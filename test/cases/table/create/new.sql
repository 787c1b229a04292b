CREATE TABLE t (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL DEFAULT 'x' CHECK (length(name) < 100),
  tags text[] NOT NULL DEFAULT '{}',
  at timestamptz NOT NULL DEFAULT now(),
  amount numeric(10,2) CHECK (amount >= 0),
  UNIQUE (name, at)
);
COMMENT ON TABLE t IS 'a table';
COMMENT ON COLUMN t.name IS 'a column';
