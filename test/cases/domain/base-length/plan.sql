BEGIN;
ALTER DOMAIN public.d RENAME TO d_old; -- migrate
CREATE DOMAIN public.d AS character varying(20); -- migrate
ALTER TABLE public.t ALTER COLUMN x TYPE public.d USING x::text::public.d; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP DOMAIN public.d_old; -- migrate
COMMIT;
