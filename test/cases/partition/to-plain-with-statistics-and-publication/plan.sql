BEGIN;
DROP STATISTICS public.s; -- migrate; SHARE UPDATE EXCLUSIVE public.t, instant
ALTER PUBLICATION p DROP TABLE ONLY public.t; -- migrate; SHARE UPDATE EXCLUSIVE public.t, instant
CREATE SCHEMA schemactl_away_t; -- migrate
ALTER TABLE public.t SET SCHEMA schemactl_away_t; -- migrate; ACCESS EXCLUSIVE public.t, instant
CREATE TABLE public.t (
  id integer CONSTRAINT t_id_not_null NOT NULL,
  k integer,
  CONSTRAINT t_pkey PRIMARY KEY (id)
); -- migrate
INSERT INTO public.t (id, k) SELECT id, k FROM schemactl_away_t.t; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TABLE public.t1; -- migrate; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, instant
DROP TABLE schemactl_away_t.t; -- migrate; ACCESS EXCLUSIVE public.t, instant
DROP SCHEMA schemactl_away_t; -- migrate
CREATE STATISTICS public.s ON id, k FROM public.t; -- migrate
ALTER PUBLICATION p ADD TABLE ONLY public.t; -- migrate
COMMENT ON STATISTICS public.s IS 'both'; -- migrate
COMMIT;
