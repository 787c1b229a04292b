CREATE TYPE address AS (street text COLLATE "C", number int, tags text[]);
COMMENT ON TYPE address IS 'where';
COMMENT ON COLUMN address.street IS 'street';
CREATE TABLE t (a address, many address[]);
