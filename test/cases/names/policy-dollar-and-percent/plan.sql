BEGIN;
COMMENT ON TABLE public.t IS E'%s $$ $1 \\t'; -- expand; SHARE UPDATE EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
CREATE POLICY "100% $1" ON public.t USING ((s = '$1 %I \n'::text)); -- migrate; ACCESS EXCLUSIVE public.t, instant; changes_access
COMMIT;
