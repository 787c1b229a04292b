-- schemactl: 7 steps for database shop, PostgreSQL 15: 4 transactions, 1 step outside, 1 backfill
-- Run it with psql, not in a transaction of your own (no --single-transaction).
\set ON_ERROR_STOP on
SET lock_timeout = 0;
SET statement_timeout = 0;
SET check_function_bodies = off;
SET row_security = off;
SET search_path = public;

-- check before the plan: every owner is a customer
DO $$BEGIN
  IF EXISTS (
SELECT owner FROM public.orders WHERE owner NOT IN (SELECT name FROM public.customers)
  ) THEN
    RAISE EXCEPTION USING MESSAGE = 'check failed: every owner is a customer';
  END IF;
END$$;

-- Batch 1, one transaction (expand)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 1. add column customer_id to public.orders
--    public.orders: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
ALTER TABLE public.orders ADD COLUMN customer_id bigint;

-- 2. create policy own_rows of public.orders
--    public.orders: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
--    changes_access: policy own_rows of public.orders is added
CREATE POLICY own_rows ON public.orders
  USING (owner = CURRENT_USER) -- theirs alone
;

COMMIT;

-- Batch 2, outside a transaction (expand)

-- 3. create index orders_customer of public.orders
--    public.orders: SHARE UPDATE EXCLUSIVE (reads and writes go on, while the index is built)
--    not_transactional: the index is built outside a transaction
CREATE INDEX CONCURRENTLY orders_customer ON public.orders (customer_id);

-- Batch 3, one transaction (migrate)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 4. rows of public.statuses
CREATE TEMPORARY TABLE schemactl_rows ON COMMIT DROP AS SELECT id, "Label" FROM public.statuses WITH NO DATA;
INSERT INTO pg_temp.schemactl_rows (id, "Label")
VALUES (1, 'it''s new'), (2, 'done');
DELETE FROM public.statuses AS present
WHERE NOT EXISTS (SELECT FROM pg_temp.schemactl_rows AS wanted WHERE present.id IS NOT DISTINCT FROM wanted.id);
UPDATE public.statuses AS present SET "Label" = wanted."Label"
FROM pg_temp.schemactl_rows AS wanted
WHERE present.id IS NOT DISTINCT FROM wanted.id AND (present."Label"::text IS DISTINCT FROM wanted."Label"::text);
INSERT INTO public.statuses (id, "Label") OVERRIDING SYSTEM VALUE
SELECT id, "Label" FROM pg_temp.schemactl_rows AS wanted
WHERE NOT EXISTS (SELECT FROM public.statuses AS present WHERE present.id IS NOT DISTINCT FROM wanted.id);
DROP TABLE pg_temp.schemactl_rows;

COMMIT;

-- Batch 4, outside a transaction (migrate)

-- 5. backfill public.orders.customer_id
--    public.orders: ROW EXCLUSIVE (reads and writes go on, while rows are written)
--    In one go here; schemactl apply does it batch by batch.
UPDATE public.orders
SET customer_id = (SELECT c.id FROM public.customers c WHERE c.name = orders.owner)
WHERE customer_id IS NULL;

-- Batch 5, one transaction (contract)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 6. drop column legacy of public.orders
--    public.orders: ACCESS EXCLUSIVE (reads and writes wait, for an instant)
--    data_loss: public.orders.legacy and its values are gone
ALTER TABLE public.orders DROP COLUMN legacy;

COMMIT;

-- Batch 6, one transaction (contract)
BEGIN;
SET LOCAL lock_timeout = '500ms';

-- 7. change type of public.orders.note
--    public.orders: ACCESS EXCLUSIVE (reads and writes wait, while it is rewritten)
--    rewrites_table: public.orders is rewritten
--    may_fail_on_data: a note that is not JSON stops it
ALTER TABLE public.orders ALTER COLUMN note TYPE jsonb USING note::jsonb;

COMMIT;

-- check after the plan: no order without customer
DO $$BEGIN
  IF EXISTS (
SELECT id FROM public.orders WHERE customer_id IS NULL
  ) THEN
    RAISE EXCEPTION USING MESSAGE = 'check failed: no order without customer';
  END IF;
END$$;
