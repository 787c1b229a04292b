CREATE TABLE reading (id bigint, level integer DEFAULT (random() * 10) NOT NULL);
CREATE PUBLICATION all_of_it FOR ALL TABLES;
