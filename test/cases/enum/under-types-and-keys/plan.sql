BEGIN;
ALTER TABLE public.t ALTER COLUMN ss DROP DEFAULT; -- migrate; ACCESS EXCLUSIVE public.t, instant
ALTER TYPE public.st RENAME TO st_old; -- migrate
CREATE TYPE public.st AS ENUM ('c', 'a'); -- migrate
ALTER DOMAIN public.sd RENAME TO sd_old; -- migrate
CREATE DOMAIN public.sd AS public.st DEFAULT 'a'::public.st CONSTRAINT sd_check CHECK ((VALUE <> 'c'::public.st)); -- migrate
ALTER TYPE public.comp RENAME TO comp_old; -- migrate
CREATE TYPE public.comp AS (s public.st, x integer); -- migrate
ALTER TABLE public.t ALTER COLUMN c TYPE public.comp USING c::text::public.comp; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TYPE public.comp_old; -- migrate
ALTER TABLE public.t ALTER COLUMN d TYPE public.sd USING d::text::public.sd; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP DOMAIN public.sd_old; -- migrate
ALTER TABLE public.t ALTER COLUMN ss TYPE public.st[] USING ss::text[]::public.st[]; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
ALTER TABLE public.t ALTER COLUMN ss SET DEFAULT '{a}'::public.st[]; -- migrate; ACCESS EXCLUSIVE public.t, instant
ALTER TABLE public.u DROP CONSTRAINT u_s_fkey; -- migrate; ACCESS EXCLUSIVE public.t, ACCESS EXCLUSIVE public.u, instant
ALTER TABLE public.t ALTER COLUMN s TYPE public.st USING s::text::public.st; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
ALTER TABLE public.u ALTER COLUMN s TYPE public.st USING s::text::public.st; -- migrate; ACCESS EXCLUSIVE public.u, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TYPE public.st_old; -- migrate
ALTER TABLE public.u ADD CONSTRAINT u_s_fkey FOREIGN KEY (s) REFERENCES public.t (s) NOT VALID; -- migrate; SHARE ROW EXCLUSIVE public.t, SHARE ROW EXCLUSIVE public.u, instant
COMMIT;

BEGIN;
ALTER TABLE public.u VALIDATE CONSTRAINT u_s_fkey; -- migrate; ROW SHARE public.t, SHARE UPDATE EXCLUSIVE public.u, scan; may_fail_on_data
COMMIT;
