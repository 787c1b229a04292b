CREATE SCHEMA "Schema. ""é🐘";
ALTER DEFAULT PRIVILEGES IN SCHEMA "Schema. ""é🐘" GRANT SELECT ON TABLES TO reader;
CREATE SCHEMA "select";
ALTER DEFAULT PRIVILEGES IN SCHEMA "select" GRANT SELECT ON TABLES TO reader;
CREATE SCHEMA schema_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx;
ALTER DEFAULT PRIVILEGES IN SCHEMA schema_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx GRANT SELECT ON TABLES TO reader;
