BEGIN;
DROP VIEW public.v; -- migrate; ACCESS EXCLUSIVE public.v, instant
ALTER TABLE public.t ALTER COLUMN n TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.t1, rewrite; rewrites_table, blocks_reads
CREATE VIEW public.v AS
 SELECT n
   FROM public.t1; -- migrate
COMMIT;
