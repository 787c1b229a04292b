CREATE FUNCTION keep(int, int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT $2';
CREATE AGGREGATE moving(int) (SFUNC = int4pl, STYPE = int, MSFUNC = int4pl, MINVFUNC = int4mi, MSTYPE = int, INITCOND = '0', MINITCOND = '0');
CREATE AGGREGATE latest(int ORDER BY int) (SFUNC = keep, STYPE = int);
