BEGIN;
ALTER TABLE public.items DROP COLUMN doubled; -- expand; ACCESS EXCLUSIVE public.items, instant
ALTER TABLE public.items ADD COLUMN doubled bigint GENERATED ALWAYS AS ((price + price)) VIRTUAL; -- expand; ACCESS EXCLUSIVE public.items, instant
COMMIT;
