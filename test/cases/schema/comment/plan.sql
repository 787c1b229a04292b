BEGIN;
COMMENT ON SCHEMA app IS E'it''s \\ "after"'; -- expand
COMMIT;
