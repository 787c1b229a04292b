BEGIN;
CREATE FUNCTION public.fine(text)
RETURNS boolean
LANGUAGE sql
IMMUTABLE
AS $$ SELECT $1 <> '' $$; -- expand
ALTER TABLE public.t ADD CONSTRAINT fine CHECK (public.fine(s)) NOT VALID; -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;

BEGIN;
ALTER TABLE public.t VALIDATE CONSTRAINT fine; -- migrate; SHARE UPDATE EXCLUSIVE public.t, scan; may_fail_on_data
COMMIT;
