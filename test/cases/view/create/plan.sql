BEGIN;
CREATE VIEW public.v AS
 SELECT id,
    (n * 2) AS double
   FROM public.t
  WHERE (n > 0)
  ORDER BY id; -- expand
COMMENT ON COLUMN public.v.double IS 'twice'; -- expand
COMMENT ON VIEW public.v IS 'a view'; -- expand
COMMIT;
