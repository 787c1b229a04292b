CREATE TABLE p (id int, CHECK (id > 0));
CREATE TABLE c (id int, x int, CONSTRAINT p_id_check CHECK (id > 0)) INHERITS (p);
