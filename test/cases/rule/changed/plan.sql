BEGIN;
CREATE OR REPLACE RULE r AS
    ON DELETE TO public.t DO INSTEAD  UPDATE public.t SET n = 0
  WHERE (t.id = old.id); -- expand; ACCESS EXCLUSIVE public.t, instant
COMMIT;
