BEGIN;
DROP TRIGGER seen ON public.reading; -- expand; ACCESS EXCLUSIVE public.reading, ACCESS EXCLUSIVE public.reading_1, instant
CREATE TRIGGER seen AFTER INSERT ON public.reading FOR EACH STATEMENT EXECUTE FUNCTION public.react(); -- expand; SHARE ROW EXCLUSIVE public.reading, instant
ALTER TABLE public.reading ENABLE REPLICA TRIGGER seen; -- expand; SHARE ROW EXCLUSIVE public.reading, SHARE ROW EXCLUSIVE public.reading_1, instant
COMMIT;
