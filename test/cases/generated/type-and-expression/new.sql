CREATE TABLE public.items (
  name text NOT NULL,
  price real,
  shown bigint GENERATED ALWAYS AS (price::bigint * 2) STORED
);
