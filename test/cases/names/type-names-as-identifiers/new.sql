CREATE TABLE "integer" ("text" text, "timestamp" timestamp, "interval" interval, "char" "char", "values" int, "between" int, "authorization" int);
CREATE FUNCTION "int"("int" int) RETURNS int LANGUAGE sql AS 'SELECT $1';
