CREATE TABLE places (id bigint);
CREATE TABLE towns (id bigint) INHERITS (places);
