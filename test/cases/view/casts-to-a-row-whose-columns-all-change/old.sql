CREATE TABLE item (a int, b text);
CREATE VIEW made AS SELECT ROW(1, 'x')::item AS item;
CREATE VIEW whole AS SELECT i FROM item i;
CREATE TABLE thing (a int, b int);
CREATE VIEW things AS SELECT ROW(1, 2)::thing AS thing;
CREATE MATERIALIZED VIEW nothing AS SELECT NULL::thing AS thing;
