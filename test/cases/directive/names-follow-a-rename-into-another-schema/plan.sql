BEGIN;
ALTER TABLE public.clients RENAME TO customers; -- expand; ACCESS EXCLUSIVE public.clients, instant
ALTER TABLE public.customers SET SCHEMA shop; -- expand; ACCESS EXCLUSIVE public.clients, ACCESS EXCLUSIVE public.clients_id_seq, instant
COMMIT;

BEGIN;
ALTER TABLE shop.customers RENAME COLUMN mail TO email; -- expand; ACCESS EXCLUSIVE shop.customers, instant
COMMIT;

BEGIN;
ALTER SEQUENCE shop.clients_id_seq RENAME TO customers_id_seq; -- expand; ACCESS EXCLUSIVE shop.clients_id_seq, instant
COMMIT;

BEGIN;
ALTER TABLE shop.customers RENAME CONSTRAINT clients_pkey TO customers_pkey; -- expand; ACCESS EXCLUSIVE shop.customers, instant
COMMIT;

BEGIN;
ALTER INDEX shop.clients_mail_idx RENAME TO customers_email_idx; -- expand
COMMIT;

BEGIN;
ALTER STATISTICS public.clients_mail_boss_stat SET SCHEMA shop; -- expand
ALTER STATISTICS shop.clients_mail_boss_stat RENAME TO customers_email_boss_stat; -- expand
COMMIT;

BEGIN;
ALTER TABLE shop.customers RENAME CONSTRAINT clients_mail_not_null TO customers_email_not_null; -- expand; ACCESS EXCLUSIVE shop.customers, instant
ALTER TABLE shop.customers RENAME CONSTRAINT clients_id_not_null TO customers_id_not_null; -- expand; ACCESS EXCLUSIVE shop.customers, instant
COMMIT;
