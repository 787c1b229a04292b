CREATE TABLE person (id int PRIMARY KEY, mail text);
CREATE UNIQUE INDEX person_mail ON person (lower(mail));
