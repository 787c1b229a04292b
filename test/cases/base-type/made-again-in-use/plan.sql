BEGIN;
ALTER TYPE public.code RENAME TO code_old; -- migrate
ALTER FUNCTION public.code_in(cstring) RENAME TO code_in_old; -- migrate
ALTER FUNCTION public.code_modifier(cstring[]) RENAME TO code_modifier_old; -- migrate
CREATE TYPE public.code; -- migrate
CREATE FUNCTION public.code_in(cstring)
RETURNS public.code
LANGUAGE internal
IMMUTABLE STRICT
AS $$textin$$; -- migrate
CREATE FUNCTION public.code_modifier(cstring[])
RETURNS integer
LANGUAGE internal
IMMUTABLE STRICT
AS $$varchartypmodin$$; -- migrate
CREATE FUNCTION public.code_out(public.code)
RETURNS cstring
LANGUAGE internal
IMMUTABLE STRICT
AS $$textout$$; -- migrate
CREATE TYPE public.code (
  INPUT = public.code_in,
  OUTPUT = public.code_out,
  TYPMOD_IN = public.code_modifier,
  INTERNALLENGTH = VARIABLE,
  ALIGNMENT = int4,
  STORAGE = extended
); -- migrate
ALTER TABLE public.item ALTER COLUMN code TYPE public.code USING code::text::public.code, ALTER COLUMN codes TYPE public.code[] USING codes::text[]::public.code[]; -- migrate; ACCESS EXCLUSIVE public.item, rewrite; rewrites_table, may_fail_on_data, blocks_reads, rewrites_table, may_fail_on_data
DROP TYPE public.code_old CASCADE; -- migrate
DROP FUNCTION public.code_modifier_old(cstring[]); -- migrate
COMMIT;
