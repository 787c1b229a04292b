BEGIN;
ALTER DOMAIN public.d1 RENAME TO d1_old; -- migrate
CREATE DOMAIN public.d1 AS text CONSTRAINT d1_check CHECK ((VALUE <> ''::text)); -- migrate
ALTER DOMAIN public.d2 RENAME TO d2_old; -- migrate
CREATE DOMAIN public.d2 AS public.d1 CONSTRAINT d2_not_null NOT NULL; -- migrate
ALTER TABLE public.t ALTER COLUMN a TYPE public.d2 USING a::text::public.d2; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP DOMAIN public.d2_old; -- migrate
ALTER TABLE public.t ALTER COLUMN b TYPE public.d1 USING b::text::public.d1; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP DOMAIN public.d1_old; -- migrate
COMMIT;
