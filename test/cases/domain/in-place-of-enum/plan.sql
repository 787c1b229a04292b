BEGIN;
ALTER TABLE public.t ALTER COLUMN s DROP DEFAULT; -- migrate; ACCESS EXCLUSIVE public.t, instant
DROP VIEW public.v; -- migrate; ACCESS EXCLUSIVE public.v, instant
ALTER TYPE public.status RENAME TO status_old; -- migrate
CREATE DOMAIN public.status AS text CONSTRAINT status_check CHECK ((VALUE = ANY (ARRAY['a'::text, 'b'::text]))); -- migrate
ALTER TABLE public.t ALTER COLUMN s TYPE public.status USING s::text::public.status; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, may_fail_on_data, blocks_reads
DROP TYPE public.status_old; -- migrate
ALTER TABLE public.t ALTER COLUMN s SET DEFAULT 'a'::text; -- migrate; ACCESS EXCLUSIVE public.t, instant
CREATE VIEW public.v AS
 SELECT s
   FROM public.t; -- migrate
COMMIT;
