BEGIN;
ALTER TABLE public.t DISABLE TRIGGER a; -- expand; SHARE ROW EXCLUSIVE public.t, instant
ALTER TABLE public.t ENABLE ALWAYS TRIGGER b; -- expand; SHARE ROW EXCLUSIVE public.t, instant
COMMIT;
