BEGIN;
CREATE FUNCTION public.other()
RETURNS trigger
LANGUAGE plpgsql
AS $$BEGIN RETURN NEW; END$$; -- expand
CREATE OR REPLACE TRIGGER a BEFORE INSERT ON public.t FOR EACH ROW EXECUTE FUNCTION public.other(); -- expand; SHARE ROW EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
DROP FUNCTION public.tf(); -- contract
COMMIT;
