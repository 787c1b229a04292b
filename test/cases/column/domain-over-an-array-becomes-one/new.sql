CREATE TABLE note (id bigint, tags text[]);
