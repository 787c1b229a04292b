BEGIN;
ALTER TYPE public.size RENAME TO size_old; -- migrate
CREATE TYPE public.size AS ENUM ('s', 'l'); -- migrate
ALTER TYPE public.sizes RENAME TO sizes_old; -- migrate
ALTER FUNCTION public.sizes(public.size_old, public.size_old) RENAME TO sizes_old; -- migrate
ALTER FUNCTION public.sizes(public.size_old, public.size_old, text) RENAME TO sizes_old; -- migrate
ALTER TYPE public.sizes_multirange RENAME TO sizes_multirange_old; -- migrate
ALTER FUNCTION public.sizes_multirange() RENAME TO sizes_multirange_old; -- migrate
ALTER FUNCTION public.sizes_multirange(public.sizes_old) RENAME TO sizes_multirange_old; -- migrate
ALTER FUNCTION public.sizes_multirange(public.sizes_old[]) RENAME TO sizes_multirange_old; -- migrate
CREATE TYPE public.sizes AS RANGE (SUBTYPE = public.size, SUBTYPE_OPCLASS = pg_catalog.enum_ops, MULTIRANGE_TYPE_NAME = public.sizes_multirange); -- migrate
ALTER TABLE public.shirt ALTER COLUMN fits TYPE public.sizes USING fits::text::public.sizes; -- migrate; ACCESS EXCLUSIVE public.shirt, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TYPE public.sizes_old; -- migrate
ALTER TABLE public.shirt ALTER COLUMN size TYPE public.size USING size::text::public.size; -- migrate; ACCESS EXCLUSIVE public.shirt, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TYPE public.size_old; -- migrate
COMMIT;
