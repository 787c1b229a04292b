CREATE TABLE a (id smallserial PRIMARY KEY);
CREATE TABLE b (id serial PRIMARY KEY);
CREATE TABLE c (id bigserial PRIMARY KEY, other serial);
