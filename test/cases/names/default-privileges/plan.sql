BEGIN;
ALTER DEFAULT PRIVILEGES IN SCHEMA "Schema. ""é🐘" GRANT INSERT ON TABLES TO reader; -- expand; changes_access
ALTER DEFAULT PRIVILEGES IN SCHEMA schema_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx GRANT INSERT ON TABLES TO reader; -- expand; changes_access
ALTER DEFAULT PRIVILEGES IN SCHEMA "select" GRANT INSERT ON TABLES TO reader; -- expand; changes_access
COMMIT;
