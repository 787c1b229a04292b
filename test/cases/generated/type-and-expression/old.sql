CREATE TABLE public.items (
  name text NOT NULL,
  price real,
  shown text GENERATED ALWAYS AS (upper(name)) STORED
);
