BEGIN;
ALTER TABLE public.t ALTER COLUMN m DROP DEFAULT; -- migrate; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.t ALTER COLUMN m TYPE public.mood USING m::public.mood; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
ALTER TABLE public.t ALTER COLUMN m SET DEFAULT 'ok'::public.mood; -- migrate; ACCESS EXCLUSIVE public.t, instant
COMMIT;
