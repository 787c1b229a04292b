BEGIN;
ALTER DOMAIN public.a RENAME TO a_old; -- migrate
CREATE DOMAIN public.a AS integer CONSTRAINT a_check CHECK ((VALUE > 1)); -- migrate
ALTER DOMAIN public.b RENAME TO b_old; -- migrate
CREATE DOMAIN public.b AS public.a CONSTRAINT b_check CHECK (((VALUE)::integer < 50)); -- migrate
ALTER TABLE public.t ALTER COLUMN x TYPE public.b USING x::text::public.b, ALTER COLUMN ys TYPE public.b[] USING ys::text[]::public.b[]; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads, rewrites_table, may_fail_on_data
DROP DOMAIN public.b_old; -- migrate
DROP DOMAIN public.a_old; -- migrate
COMMIT;
