BEGIN;
CREATE SCHEMA schemactl_away_t; -- migrate
ALTER TABLE public.t SET SCHEMA schemactl_away_t; -- migrate; ACCESS EXCLUSIVE public.t, instant
CREATE TABLE public.t (
  id integer,
  k integer
) PARTITION BY RANGE (id); -- migrate
INSERT INTO public.t (id, k) SELECT id, k FROM schemactl_away_t.t; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TABLE schemactl_away_t.t; -- migrate; ACCESS EXCLUSIVE public.t, instant
DROP SCHEMA schemactl_away_t; -- migrate
COMMIT;
