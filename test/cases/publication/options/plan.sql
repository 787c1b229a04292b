BEGIN;
ALTER PUBLICATION p SET (publish = 'delete'); -- expand
ALTER PUBLICATION p SET (publish_via_partition_root = true); -- expand
COMMIT;
