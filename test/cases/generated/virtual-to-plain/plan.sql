BEGIN;
ALTER TABLE public.people DROP COLUMN loud; -- contract; ACCESS EXCLUSIVE public.people, instant
ALTER TABLE public.people DROP COLUMN name; -- contract; ACCESS EXCLUSIVE public.people, instant; data_loss
ALTER TABLE public.people ADD COLUMN loud text; -- contract; ACCESS EXCLUSIVE public.people, instant
COMMIT;

CREATE INDEX CONCURRENTLY people_loud ON public.people (loud); -- contract; SHARE UPDATE EXCLUSIVE public.people, build; not_transactional
