BEGIN;
ALTER DOMAIN public.amount RENAME TO money_amount; -- expand
COMMIT;

BEGIN;
ALTER TABLE public.clients RENAME TO customers; -- expand; ACCESS EXCLUSIVE public.clients, instant
COMMIT;

BEGIN;
ALTER TABLE public.customers RENAME COLUMN mail TO email; -- expand; ACCESS EXCLUSIVE public.customers, instant
COMMIT;

BEGIN;
ALTER TABLE public.orders RENAME COLUMN client TO customer; -- expand; ACCESS EXCLUSIVE public.orders, instant
COMMIT;

BEGIN;
ALTER DOMAIN public.money_amount RENAME CONSTRAINT amount_check TO money_amount_check; -- expand
COMMIT;

BEGIN;
ALTER SEQUENCE public.clients_id_seq RENAME TO customers_id_seq; -- expand; ACCESS EXCLUSIVE public.clients_id_seq, instant
COMMIT;

BEGIN;
ALTER TABLE public.customers RENAME CONSTRAINT clients_mail_check TO customers_email_check; -- expand; ACCESS EXCLUSIVE public.customers, instant
COMMIT;

BEGIN;
ALTER TABLE public.customers RENAME CONSTRAINT clients_mail_key TO customers_email_key; -- expand; ACCESS EXCLUSIVE public.customers, instant
COMMIT;

BEGIN;
ALTER TABLE public.customers RENAME CONSTRAINT clients_pkey TO customers_pkey; -- expand; ACCESS EXCLUSIVE public.customers, instant
COMMIT;

BEGIN;
ALTER INDEX public.clients_mail_spent_idx RENAME TO customers_email_spent_idx; -- expand
COMMIT;

BEGIN;
ALTER TABLE public.customers RENAME CONSTRAINT clients_boss_fkey TO customers_boss_fkey; -- expand; ACCESS EXCLUSIVE public.customers, instant
COMMIT;

BEGIN;
ALTER POLICY clients_own ON public.customers RENAME TO customers_own; -- expand; ACCESS EXCLUSIVE public.customers, instant
COMMIT;

BEGIN;
ALTER TABLE public.orders RENAME CONSTRAINT orders_client_fkey TO orders_customer_fkey; -- expand; ACCESS EXCLUSIVE public.orders, instant
COMMIT;

BEGIN;
ALTER TABLE public.customers RENAME CONSTRAINT clients_mail_not_null TO customers_email_not_null; -- expand; ACCESS EXCLUSIVE public.customers, instant
ALTER TABLE public.customers RENAME CONSTRAINT clients_id_not_null TO customers_id_not_null; -- expand; ACCESS EXCLUSIVE public.customers, instant
COMMIT;

BEGIN;
ALTER TABLE public.customers RENAME CONSTRAINT clients_number_not_null TO customers_number_not_null; -- expand; ACCESS EXCLUSIVE public.customers, instant
ALTER SEQUENCE public.clients_number_seq RENAME TO customers_number_seq; -- expand; ACCESS EXCLUSIVE public.clients_number_seq, instant
COMMIT;
