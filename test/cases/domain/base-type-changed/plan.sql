BEGIN;
DROP VIEW public.v; -- migrate; ACCESS EXCLUSIVE public.v, instant
ALTER DOMAIN public.d RENAME TO d_old; -- migrate
CREATE DOMAIN public.d AS bigint; -- migrate
ALTER TABLE public.t ALTER COLUMN n TYPE public.d USING n::text::public.d; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP DOMAIN public.d_old; -- migrate
CREATE VIEW public.v AS
 SELECT n
   FROM public.t; -- migrate
COMMIT;
