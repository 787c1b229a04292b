/** What few applications have: objects of the kinds that are in no other file. */
export function everyKind(): readonly (readonly [path: string, text: string])[] {
  return [
    ['80-rare/1-search.sql', search],
    ['80-rare/2-types.sql', types],
    ['80-rare/3-foreign.sql', foreign],
  ]
}

const search = `CREATE SCHEMA rare AUTHORIZATION owner_role;
CREATE COLLATION rare.numeric_order (provider = icu, locale = 'en-u-kn-true');
CREATE TEXT SEARCH DICTIONARY rare.plain (TEMPLATE = simple, STOPWORDS = english);
CREATE TEXT SEARCH CONFIGURATION rare.names (PARSER = default);
ALTER TEXT SEARCH CONFIGURATION rare.names ADD MAPPING FOR asciiword, word WITH rare.plain, simple;
CREATE TEXT SEARCH PARSER rare.pars (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
CREATE TEXT SEARCH TEMPLATE rare.temp (INIT = dsimple_init, LEXIZE = dsimple_lexize);
COMMENT ON TEXT SEARCH CONFIGURATION rare.names IS 'Names of people';
CREATE TABLE rare.people (name text COLLATE rare.numeric_order, CONSTRAINT people_key PRIMARY KEY (name));
CREATE INDEX people_name ON rare.people USING gin (to_tsvector('rare.names', name));
`

const types = `CREATE TYPE rare.label;
CREATE FUNCTION rare.label_in(cstring) RETURNS rare.label LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION rare.label_out(rare.label) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE rare.label (INPUT = rare.label_in, OUTPUT = rare.label_out, LIKE = text);
CREATE FUNCTION rare.compare(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $2 - $1';
CREATE OPERATOR FAMILY rare.backwards USING btree;
CREATE OPERATOR CLASS rare.backwards_ops FOR TYPE integer USING btree FAMILY rare.backwards AS OPERATOR 1 >, OPERATOR 2 >=, OPERATOR 3 =, OPERATOR 4 <=, OPERATOR 5 <, FUNCTION 1 rare.compare(integer, integer);
CREATE FUNCTION rare.near(point, point) RETURNS boolean LANGUAGE sql IMMUTABLE AS 'SELECT ($1 <-> $2) < 1';
CREATE OPERATOR rare.=~~ (FUNCTION = rare.near, LEFTARG = point, RIGHTARG = point, COMMUTATOR = OPERATOR(rare.=~~), RESTRICT = contsel);
CREATE FUNCTION rare.label_of(integer) RETURNS rare.label LANGUAGE sql IMMUTABLE AS $$ SELECT 'n'::text::rare.label $$;
CREATE CAST (text AS rare.label) WITHOUT FUNCTION AS ASSIGNMENT;
CREATE CAST (integer AS rare.label) WITH FUNCTION rare.label_of(integer);
CREATE CONVERSION rare.latin FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
CREATE LANGUAGE plsample HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler VALIDATOR plpgsql_validator;
CREATE FUNCTION rare.one() RETURNS integer LANGUAGE plsample AS 'BEGIN RETURN 1; END';
CREATE TRANSFORM FOR integer LANGUAGE sql (FROM SQL WITH FUNCTION varchar_support(internal));
CREATE ACCESS METHOD ordered TYPE INDEX HANDLER bthandler;
COMMENT ON ACCESS METHOD ordered IS 'Like btree';
CREATE FUNCTION rare.keep(integer, integer) RETURNS integer LANGUAGE sql IMMUTABLE AS 'SELECT $2';
CREATE AGGREGATE rare.latest(integer ORDER BY integer) (SFUNC = rare.keep, STYPE = integer);
CREATE TYPE rare.pair AS (a integer, b text);
CREATE TABLE rare.pairs OF rare.pair (a PRIMARY KEY, b DEFAULT 'none');
CREATE INDEX pairs_backwards ON rare.pairs (a rare.backwards_ops);
`

const foreign = `CREATE FOREIGN DATA WRAPPER nowhere OPTIONS (debug 'true');
CREATE SERVER elsewhere TYPE 'kind' VERSION '1' FOREIGN DATA WRAPPER nowhere OPTIONS (host 'h', port '1');
CREATE USER MAPPING FOR reader SERVER elsewhere OPTIONS (name 'r');
CREATE FOREIGN TABLE rare.remote (id integer OPTIONS (col 'x') NOT NULL, note text DEFAULT 'n', CONSTRAINT remote_id CHECK (id > 0)) SERVER elsewhere OPTIONS (tab 'y');
COMMENT ON FOREIGN TABLE rare.remote IS 'Elsewhere';
GRANT USAGE ON FOREIGN SERVER elsewhere TO reader;
CREATE SUBSCRIPTION updates CONNECTION 'host=127.0.0.1 port=1 dbname=none' PUBLICATION warehouse WITH (connect = false, slot_name = NONE, enabled = false);
`
