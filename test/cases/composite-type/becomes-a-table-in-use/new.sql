CREATE TABLE place (street text PRIMARY KEY, town text NOT NULL);
CREATE INDEX place_town ON place (town);
CREATE TABLE person (id int PRIMARY KEY, home place, others place[]);
