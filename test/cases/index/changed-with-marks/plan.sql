CREATE UNIQUE INDEX CONCURRENTLY orders_id_new ON public.orders (id, placed); -- expand; SHARE UPDATE EXCLUSIVE public.orders, build; not_transactional, may_fail_on_data

BEGIN;
ALTER INDEX public.orders_id RENAME TO orders_id_old; -- expand
ALTER INDEX public.orders_id_new RENAME TO orders_id; -- expand
ALTER TABLE public.orders CLUSTER ON orders_id; -- expand; SHARE UPDATE EXCLUSIVE public.orders, instant
ALTER TABLE public.orders REPLICA IDENTITY USING INDEX orders_id; -- expand; ACCESS EXCLUSIVE public.orders, instant
COMMIT;

CREATE INDEX CONCURRENTLY orders_total_new ON public.orders (((total * 3))); -- expand; SHARE UPDATE EXCLUSIVE public.orders, build; not_transactional

BEGIN;
ALTER INDEX public.orders_total RENAME TO orders_total_old; -- expand
ALTER INDEX public.orders_total_new RENAME TO orders_total; -- expand
ALTER INDEX public.orders_total ALTER COLUMN 1 SET STATISTICS 200; -- expand
COMMENT ON INDEX public.orders_id IS 'how orders are found'; -- expand
COMMIT;

DROP INDEX CONCURRENTLY public.orders_id_old; -- contract; SHARE UPDATE EXCLUSIVE public.orders, instant; not_transactional

DROP INDEX CONCURRENTLY public.orders_total_old; -- contract; SHARE UPDATE EXCLUSIVE public.orders, instant; not_transactional
