CREATE TYPE code;
CREATE FUNCTION code_in(cstring) RETURNS code LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION code_out(code) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION code_modifier(cstring[]) RETURNS integer LANGUAGE internal IMMUTABLE STRICT AS 'varchartypmodin';
CREATE TYPE code (INPUT = code_in, OUTPUT = code_out, TYPMOD_IN = code_modifier, INTERNALLENGTH = 4, ALIGNMENT = int4, PASSEDBYVALUE);
CREATE TABLE item (id int PRIMARY KEY, code code, codes code[]);
