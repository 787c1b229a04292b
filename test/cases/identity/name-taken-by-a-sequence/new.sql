CREATE SEQUENCE t_id_seq AS int CACHE 10;
CREATE TABLE t (id int NOT NULL DEFAULT nextval('t_id_seq'), n text);
CREATE TABLE u (id int DEFAULT nextval('t_id_seq'));
