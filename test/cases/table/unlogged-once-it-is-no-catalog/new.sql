CREATE UNLOGGED TABLE item (id int PRIMARY KEY);
CREATE TABLE other (id int PRIMARY KEY, a bigint);
CREATE TABLE third (id int PRIMARY KEY) WITH (user_catalog_table = true);
