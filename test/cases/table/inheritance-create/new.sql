CREATE TABLE parent (id int NOT NULL, note text DEFAULT 'p', CONSTRAINT positive CHECK (id > 0));
CREATE TABLE child (extra int) INHERITS (parent);
ALTER TABLE child ALTER note SET DEFAULT 'c';
