CREATE SCHEMA app;
-- @renamed from=public.t
CREATE TABLE app.t (id int PRIMARY KEY);
