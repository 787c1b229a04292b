CREATE TABLE documents (
  id bigint PRIMARY KEY,
  body varchar(50),
  marks smallint[]
);
ALTER TABLE documents ALTER COLUMN body SET STORAGE MAIN, ALTER COLUMN marks SET STORAGE EXTERNAL;
