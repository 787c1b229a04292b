CREATE TABLE public.events (
  id bigint NOT NULL
) PARTITION BY HASH (id);
ALTER TABLE public.events ADD CONSTRAINT events_few CHECK (id < 10) NOT ENFORCED;
