BEGIN;
ALTER TABLE public.u NOT OF; -- expand; ACCESS EXCLUSIVE public.u, instant
ALTER TABLE public.u ALTER COLUMN b TYPE character varying; -- expand; ACCESS EXCLUSIVE public.u, instant
ALTER TABLE public.u ADD COLUMN c date; -- expand; ACCESS EXCLUSIVE public.u, instant
COMMIT;

BEGIN;
DROP VIEW public.v; -- migrate; ACCESS EXCLUSIVE public.v, instant
ALTER TYPE public.pair ALTER ATTRIBUTE a TYPE bigint CASCADE, ADD ATTRIBUTE c date CASCADE; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
CREATE VIEW public.v AS
 SELECT a,
    b,
    c
   FROM public.t; -- migrate
COMMIT;

BEGIN;
ALTER TABLE public.u ALTER COLUMN a TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.u, rewrite; rewrites_table, blocks_reads
COMMIT;
