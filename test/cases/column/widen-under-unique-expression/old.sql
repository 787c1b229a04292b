CREATE TABLE person (id int PRIMARY KEY, mail varchar(40));
CREATE UNIQUE INDEX person_mail ON person (lower(mail));
