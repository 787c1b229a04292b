BEGIN;
CREATE SCHEMA schemactl_away_t; -- migrate
ALTER TABLE public.t SET SCHEMA schemactl_away_t; -- migrate; ACCESS EXCLUSIVE public.t, instant
CREATE TABLE public.t (
  id integer,
  k integer
) PARTITION BY LIST (k); -- migrate
CREATE TABLE public.t1 (
  id integer,
  k integer
); -- migrate
ALTER TABLE public.t ATTACH PARTITION public.t1 FOR VALUES IN (1); -- migrate; SHARE UPDATE EXCLUSIVE public.t, instant
INSERT INTO public.t (id, k) SELECT id, k FROM schemactl_away_t.t; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TABLE schemactl_away_t.t; -- migrate; ACCESS EXCLUSIVE public.t, instant
DROP SCHEMA schemactl_away_t; -- migrate
COMMIT;
