BEGIN;
DROP VIEW public.w; -- migrate; ACCESS EXCLUSIVE public.w, instant
DROP VIEW public.v; -- migrate; ACCESS EXCLUSIVE public.v, instant
ALTER TABLE public.t ALTER COLUMN n TYPE bigint; -- migrate; ACCESS EXCLUSIVE public.t, rewrite; rewrites_table, blocks_reads
CREATE VIEW public.v AS
 SELECT id,
    n
   FROM public.t
  WHERE (n > 3); -- migrate
CREATE VIEW public.w AS
 SELECT count(*) AS c
   FROM public.v; -- migrate
COMMENT ON VIEW public.w IS 'kept'; -- migrate
GRANT SELECT ON TABLE public.w TO reader; -- migrate; changes_access
COMMIT;
