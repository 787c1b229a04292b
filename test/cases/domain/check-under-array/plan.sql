BEGIN;
DROP VIEW public.v; -- migrate; ACCESS EXCLUSIVE public.v, instant
ALTER DOMAIN public.short_code RENAME TO short_code_old; -- migrate
CREATE DOMAIN public.short_code AS public.code DEFAULT 'x'::text NOT NULL CONSTRAINT short CHECK ((length((VALUE)::text) < 20)); -- migrate
ALTER TABLE public.t ALTER COLUMN a TYPE public.short_code USING a::text::public.short_code, ALTER COLUMN b TYPE public.short_code[] USING b::text[]::public.short_code[]; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads, rewrites_table, may_fail_on_data
DROP DOMAIN public.short_code_old; -- migrate
CREATE VIEW public.v AS
 SELECT a
   FROM public.t; -- migrate
COMMIT;
