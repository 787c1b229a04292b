CREATE FUNCTION same(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT lower($1) = lower($2)';
CREATE FUNCTION same2(text, text) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT upper($1) = upper($2)';
CREATE OPERATOR === (LEFTARG = text, RIGHTARG = text, FUNCTION = same);
CREATE VIEW v AS SELECT 'a'::text OPERATOR(public.===) 'A'::text AS x;
