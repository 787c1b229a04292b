CREATE TABLE item (id int PRIMARY KEY) WITH (user_catalog_table = true, fillfactor = 70);
CREATE TABLE other (id int PRIMARY KEY, a int) WITH (user_catalog_table = true);
CREATE UNLOGGED TABLE third (id int PRIMARY KEY) WITH (user_catalog_table = true);
