BEGIN;
ALTER PUBLICATION p SET (publish_generated_columns = stored); -- expand
COMMIT;
