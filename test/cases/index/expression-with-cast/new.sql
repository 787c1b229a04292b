CREATE TABLE t (doc jsonb);
CREATE INDEX i ON t (((doc ->> 'n')::int), (doc -> 'x' ->> 'y'));
CREATE UNIQUE INDEX j ON t ((doc ->> 'id')) WHERE doc ? 'id';
