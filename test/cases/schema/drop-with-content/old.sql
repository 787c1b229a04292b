CREATE SCHEMA app;
CREATE TYPE app.e AS ENUM ('a');
CREATE TABLE app.t (id serial PRIMARY KEY, e app.e);
CREATE VIEW app.v AS SELECT id FROM app.t;
CREATE FUNCTION app.f() RETURNS app.e LANGUAGE sql AS $$ SELECT 'a'::app.e $$;
