CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE c (id int PRIMARY KEY, p_id bigint REFERENCES p);
CREATE INDEX c_p ON c (p_id);
