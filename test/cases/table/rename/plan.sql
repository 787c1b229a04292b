BEGIN;
ALTER TABLE public.clients RENAME TO customers; -- expand; ACCESS EXCLUSIVE public.clients, instant
COMMIT;

BEGIN;
ALTER TABLE public.customers RENAME CONSTRAINT clients_id_not_null TO customers_id_not_null; -- expand; ACCESS EXCLUSIVE public.customers, instant
ALTER TABLE public.customers RENAME CONSTRAINT clients_name_not_null TO customers_name_not_null; -- expand; ACCESS EXCLUSIVE public.customers, instant
COMMIT;
