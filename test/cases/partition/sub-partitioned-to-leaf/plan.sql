BEGIN;
ALTER TABLE public.e DETACH PARTITION public.e1; -- migrate; ACCESS EXCLUSIVE public.e, ACCESS EXCLUSIVE public.e1, ACCESS EXCLUSIVE public.e11, instant
CREATE SCHEMA schemactl_away_e1; -- migrate
ALTER TABLE public.e1 SET SCHEMA schemactl_away_e1; -- migrate; ACCESS EXCLUSIVE public.e1, instant
CREATE TABLE public.e1 (
  id integer,
  v integer
); -- migrate
INSERT INTO public.e1 (id, v) SELECT id, v FROM schemactl_away_e1.e1; -- migrate; ACCESS EXCLUSIVE public.e1, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TABLE public.e11; -- migrate; ACCESS EXCLUSIVE public.e1, ACCESS EXCLUSIVE public.e11, instant
DROP TABLE schemactl_away_e1.e1; -- migrate; ACCESS EXCLUSIVE public.e, ACCESS EXCLUSIVE public.e1, instant
DROP SCHEMA schemactl_away_e1; -- migrate
ALTER TABLE public.e ATTACH PARTITION public.e1 FOR VALUES FROM (1) TO (10); -- migrate; SHARE UPDATE EXCLUSIVE public.e, instant
COMMIT;
