BEGIN;
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT '2'::character varying; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN s TYPE character varying(9); -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;
