CREATE TABLE t (id int PRIMARY KEY, s varchar(9) DEFAULT '2');
