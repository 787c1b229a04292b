BEGIN;
ALTER INDEX public.t_s SET (deduplicate_items=off); -- expand
ALTER INDEX public.t_s RESET (fillfactor); -- expand
COMMIT;
