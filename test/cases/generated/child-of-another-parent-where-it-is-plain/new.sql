CREATE TABLE measured (area numeric(20,2));
CREATE TABLE tiles (area numeric(20,2)) INHERITS (measured);
