CREATE TABLE documents (
  id bigint PRIMARY KEY,
  body text,
  marks integer[]
);
ALTER TABLE documents ALTER COLUMN body SET STORAGE MAIN, ALTER COLUMN marks SET STORAGE EXTERNAL;
