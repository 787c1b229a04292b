BEGIN;
ALTER SUBSCRIPTION s SET PUBLICATION p, q WITH (refresh = false); -- expand
ALTER SUBSCRIPTION s SET (binary = true); -- expand
COMMIT;
