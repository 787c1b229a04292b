BEGIN;
ALTER TYPE public.timerange RENAME TO timerange_old; -- migrate
ALTER FUNCTION public.timerange(time without time zone, time without time zone) RENAME TO timerange_old; -- migrate
ALTER FUNCTION public.timerange(time without time zone, time without time zone, text) RENAME TO timerange_old; -- migrate
ALTER TYPE public.timemultirange RENAME TO timemultirange_old; -- migrate
ALTER FUNCTION public.timemultirange() RENAME TO timemultirange_old; -- migrate
ALTER FUNCTION public.timemultirange(public.timerange_old) RENAME TO timemultirange_old; -- migrate
ALTER FUNCTION public.timemultirange(public.timerange_old[]) RENAME TO timemultirange_old; -- migrate
CREATE TYPE public.timerange AS RANGE (SUBTYPE = time without time zone, SUBTYPE_DIFF = public.tdiff, MULTIRANGE_TYPE_NAME = public.timemr); -- migrate
ALTER TABLE public.t ALTER COLUMN m TYPE public.timemr USING m::text::public.timemr, ALTER COLUMN r TYPE public.timerange USING r::text::public.timerange; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads, rewrites_table, may_fail_on_data
DROP TYPE public.timerange_old; -- migrate
COMMIT;
