BEGIN;
CREATE SEQUENCE public.orders_number_seq_new AS bigint; -- expand
ALTER TABLE public.orders ADD COLUMN number bigint; -- expand; ACCESS EXCLUSIVE public.orders, instant
ALTER TABLE public.orders ALTER COLUMN number SET DEFAULT pg_catalog.nextval('public.orders_number_seq_new'::pg_catalog.regclass); -- expand; ACCESS EXCLUSIVE public.orders, instant
COMMIT;

BEGIN;
DROP PUBLICATION outgoing; -- contract
COMMIT;

-- backfill public.orders.number = pg_catalog.nextval('public.orders_number_seq_new'::pg_catalog.regclass) where orders.number IS NULL by  in batches of 5000; -- contract; ROW EXCLUSIVE public.orders, batches

BEGIN;
ALTER TABLE public.orders ADD CONSTRAINT orders_number_not_null NOT NULL number NOT VALID; -- contract; ACCESS EXCLUSIVE public.orders, instant
COMMIT;

BEGIN;
ALTER TABLE public.orders VALIDATE CONSTRAINT orders_number_not_null; -- contract; SHARE UPDATE EXCLUSIVE public.orders, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE public.orders ALTER COLUMN number DROP DEFAULT; -- contract; ACCESS EXCLUSIVE public.orders, instant
ALTER TABLE public.orders ALTER COLUMN number ADD GENERATED ALWAYS AS IDENTITY; -- contract; ACCESS EXCLUSIVE public.orders, instant
SELECT pg_catalog.setval('public.orders_number_seq'::pg_catalog.regclass, last_value, is_called) FROM public.orders_number_seq_new; -- contract
DROP SEQUENCE public.orders_number_seq_new; -- contract
COMMIT;
