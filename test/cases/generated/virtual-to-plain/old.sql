CREATE TABLE public.people (
  id bigint PRIMARY KEY,
  name text,
  loud text GENERATED ALWAYS AS (upper(name)) VIRTUAL
);
