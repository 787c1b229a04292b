CREATE FUNCTION fine(text) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$ SELECT $1 ~ '@' $$;
CREATE DOMAIN email AS text COLLATE "C" CHECK (fine(VALUE));
CREATE DOMAIN work_email AS email CHECK (VALUE LIKE '%.com');
CREATE TABLE t (e email, ws work_email[]);
