BEGIN;
ALTER TYPE public.mood RENAME TO feeling; -- expand
COMMIT;

BEGIN;
ALTER TYPE public.feeling RENAME VALUE 'okay' TO 'ok'; -- expand
COMMIT;

BEGIN;
ALTER DOMAIN public.positive RENAME TO natural_number; -- expand
COMMIT;

BEGIN;
ALTER TYPE public.point2 RENAME TO place; -- expand
COMMIT;

BEGIN;
ALTER TYPE public.place RENAME ATTRIBUTE x TO longitude; -- expand
COMMIT;

BEGIN;
ALTER DOMAIN public.natural_number RENAME CONSTRAINT above TO above_zero; -- expand
COMMIT;

BEGIN;
ALTER VIEW public.v RENAME TO w; -- expand; ACCESS EXCLUSIVE public.v, instant
COMMIT;

BEGIN;
ALTER TRIGGER g ON public.w RENAME TO h; -- expand; ACCESS EXCLUSIVE public.w, instant
COMMIT;
