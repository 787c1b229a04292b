CREATE TYPE e AS ENUM ('a');
CREATE TYPE c AS (x e[], y int);
CREATE DOMAIN dc AS c;
CREATE TABLE t (a e[] DEFAULT ARRAY['a']::e[], b c[], d dc);
CREATE FUNCTION f(e[], VARIADIC c[]) RETURNS dc LANGUAGE sql AS 'SELECT NULL::dc';
