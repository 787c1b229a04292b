BEGIN;
CREATE RULE kept AS
    ON DELETE TO public.t DO INSTEAD NOTHING; -- expand; ACCESS EXCLUSIVE public.t, instant
CREATE RULE logged AS
    ON UPDATE TO public.t
   WHERE (new.n > 3) DO  INSERT INTO public.log (id)
  VALUES (new.id); -- expand; ROW EXCLUSIVE public.log, ACCESS EXCLUSIVE public.t, instant
COMMENT ON RULE kept ON public.t IS 'no deletes'; -- expand
COMMIT;
