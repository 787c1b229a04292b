BEGIN;
CREATE SCHEMA schemactl_away_events; -- migrate
ALTER TABLE public.events SET SCHEMA schemactl_away_events; -- migrate; ACCESS EXCLUSIVE public.events, ACCESS EXCLUSIVE public.events_id_seq, instant
CREATE TABLE public.events (
  id bigint GENERATED ALWAYS AS IDENTITY CONSTRAINT events_id_not_null NOT NULL,
  at timestamp with time zone CONSTRAINT events_at_not_null NOT NULL,
  kind text CONSTRAINT events_kind_not_null NOT NULL,
  data jsonb DEFAULT '{}'::jsonb
) PARTITION BY LIST (kind); -- migrate
ALTER TABLE ONLY public.events ADD CONSTRAINT events_pkey PRIMARY KEY (id, kind); -- migrate; ACCESS EXCLUSIVE public.events, instant
ALTER TABLE public.events_1 SET SCHEMA schemactl_away_events; -- migrate; ACCESS EXCLUSIVE public.events_1, instant
CREATE TABLE public.events_1 (
  id bigint CONSTRAINT events_id_not_null NOT NULL,
  at timestamp with time zone CONSTRAINT events_at_not_null NOT NULL,
  kind text CONSTRAINT events_kind_not_null NOT NULL,
  data jsonb DEFAULT '{}'::jsonb,
  CONSTRAINT events_1_pkey PRIMARY KEY (id, kind)
); -- migrate
ALTER TABLE public.events_d SET SCHEMA schemactl_away_events; -- migrate; ACCESS EXCLUSIVE public.events_d, instant
CREATE TABLE public.events_d (
  id bigint CONSTRAINT events_id_not_null NOT NULL,
  at timestamp with time zone CONSTRAINT events_at_not_null NOT NULL,
  kind text CONSTRAINT events_kind_not_null NOT NULL,
  data jsonb DEFAULT '{}'::jsonb,
  CONSTRAINT events_d_pkey PRIMARY KEY (id, kind)
); -- migrate
CREATE INDEX events_at_idx ON ONLY public.events (at); -- migrate; SHARE public.events, instant
CREATE INDEX events_1_at_idx ON public.events_1 (at); -- migrate; SHARE public.events_1, build; blocks_writes
CREATE INDEX events_d_at_idx ON public.events_d (at); -- migrate; SHARE public.events_d, build; blocks_writes
ALTER TABLE public.events ATTACH PARTITION public.events_1 FOR VALUES IN ('a', 'b'); -- migrate; SHARE UPDATE EXCLUSIVE public.events, ACCESS EXCLUSIVE public.events_1, ACCESS EXCLUSIVE public.events_d, scan; may_fail_on_data, blocks_reads
ALTER TABLE public.events ATTACH PARTITION public.events_d DEFAULT; -- migrate; SHARE UPDATE EXCLUSIVE public.events, ACCESS EXCLUSIVE public.events_d, scan; may_fail_on_data, blocks_reads
INSERT INTO public.events (id, at, kind, data) OVERRIDING SYSTEM VALUE SELECT id, at, kind, data FROM schemactl_away_events.events; -- migrate; ACCESS EXCLUSIVE public.events, rewrite; rewrites_table, may_fail_on_data, blocks_reads
SELECT pg_catalog.setval('public.events_id_seq'::pg_catalog.regclass, last_value, is_called) FROM schemactl_away_events.events_id_seq; -- migrate
DROP VIEW public.v; -- migrate; ACCESS EXCLUSIVE public.v, instant
DROP TABLE schemactl_away_events.events; -- migrate; ACCESS EXCLUSIVE public.events, ACCESS EXCLUSIVE public.events_id_seq, instant
DROP SCHEMA schemactl_away_events; -- migrate
CREATE VIEW public.v AS
 SELECT id,
    at,
    kind,
    data
   FROM public.events; -- migrate
COMMENT ON TABLE public.events IS 'events'; -- migrate
COMMIT;
