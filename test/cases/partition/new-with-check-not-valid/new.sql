CREATE TABLE public.events (
  id bigint NOT NULL
) PARTITION BY HASH (id);
ALTER TABLE public.events ADD CONSTRAINT events_few CHECK (id < 10) NOT VALID;
CREATE TABLE public.events_0 PARTITION OF public.events FOR VALUES WITH (MODULUS 2, REMAINDER 0);
