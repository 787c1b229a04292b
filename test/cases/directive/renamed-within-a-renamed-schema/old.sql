CREATE SCHEMA support;
CREATE TYPE support.state AS ENUM ('open', 'shut');
CREATE TABLE support.macros (id int PRIMARY KEY, title text NOT NULL, state support.state NOT NULL);
CREATE VIEW support.urgent AS SELECT id FROM support.macros WHERE state = 'open';
CREATE FUNCTION support.unsolved() RETURNS bigint LANGUAGE sql STABLE RETURN (SELECT count(*) FROM support.macros);
