BEGIN;
DROP TRIGGER a ON public.t; -- contract; ACCESS EXCLUSIVE public.t, instant
DROP FUNCTION public.tf(); -- contract
COMMIT;
