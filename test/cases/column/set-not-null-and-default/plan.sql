BEGIN;
ALTER TABLE public.orders ALTER COLUMN note SET DEFAULT 'none'::text; -- expand; ACCESS EXCLUSIVE public.orders, instant
COMMIT;

BEGIN;
ALTER TABLE public.orders ADD CONSTRAINT orders_note_not_null NOT NULL note NOT VALID; -- migrate; ACCESS EXCLUSIVE public.orders, instant
COMMIT;

BEGIN;
ALTER TABLE public.orders VALIDATE CONSTRAINT orders_note_not_null; -- migrate; SHARE UPDATE EXCLUSIVE public.orders, scan; may_fail_on_data
COMMIT;
