CREATE TYPE public.state AS ENUM ('done', 'open');
CREATE TABLE public.events (
  id bigint NOT NULL,
  state public.state NOT NULL
) PARTITION BY LIST (id);
CREATE TABLE public.events_1 PARTITION OF public.events FOR VALUES IN (1);
