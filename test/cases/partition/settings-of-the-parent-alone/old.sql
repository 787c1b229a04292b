CREATE TABLE public.events (
  id bigint NOT NULL,
  kind text,
  note text
) PARTITION BY LIST (id);
CREATE TABLE public.events_1 PARTITION OF public.events FOR VALUES IN (1);
