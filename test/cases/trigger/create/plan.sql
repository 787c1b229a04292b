BEGIN;
CREATE TRIGGER after_all AFTER UPDATE ON public.t REFERENCING OLD TABLE AS before NEW TABLE AS after FOR EACH STATEMENT EXECUTE FUNCTION public.tf(); -- expand; SHARE ROW EXCLUSIVE public.t, instant
CREATE TRIGGER before_row BEFORE INSERT OR UPDATE OF n ON public.t FOR EACH ROW WHEN ((new.n > 0)) EXECUTE FUNCTION public.tf('arg', 'it''s'); -- expand; SHARE ROW EXCLUSIVE public.t, instant
CREATE CONSTRAINT TRIGGER later AFTER INSERT ON public.t DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION public.tf(); -- expand; SHARE ROW EXCLUSIVE public.t, instant
COMMENT ON TRIGGER before_row ON public.t IS 'checks'; -- expand
COMMIT;
