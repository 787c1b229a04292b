DROP INDEX CONCURRENTLY public.i; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant; not_transactional

BEGIN;
DROP INDEX public.j; -- migrate; ACCESS EXCLUSIVE public.p, ACCESS EXCLUSIVE public.p1, instant
ALTER TABLE public.p ALTER COLUMN at TYPE timestamp with time zone; -- migrate; ACCESS EXCLUSIVE public.p, ACCESS EXCLUSIVE public.p1, rewrite; rewrites_table, may_fail_on_data, blocks_reads
CREATE INDEX j ON ONLY public.p (date_trunc('hour'::text, (at AT TIME ZONE 'UTC'::text))); -- migrate; SHARE public.p, instant
COMMIT;

BEGIN;
ALTER TABLE public.t ALTER COLUMN at TYPE timestamp with time zone; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
COMMIT;

CREATE INDEX CONCURRENTLY i ON public.t (date_trunc('hour'::text, (at AT TIME ZONE 'UTC'::text))); -- migrate; SHARE UPDATE EXCLUSIVE public.t, build; not_transactional

CREATE INDEX CONCURRENTLY p1_date_trunc_idx ON public.p1 (date_trunc('hour'::text, (at AT TIME ZONE 'UTC'::text))); -- migrate; SHARE UPDATE EXCLUSIVE public.p1, build; not_transactional

BEGIN;
ALTER INDEX public.j ATTACH PARTITION public.p1_date_trunc_idx; -- migrate
COMMIT;
