BEGIN;
CREATE EVENT TRIGGER watch ON sql_drop WHEN TAG IN ('DROP TABLE') EXECUTE FUNCTION public.ef(); -- expand
COMMENT ON EVENT TRIGGER watch IS 'watches'; -- expand
COMMIT;
