CREATE TABLE parent (id int NOT NULL, note text DEFAULT 'p', CONSTRAINT positive CHECK (id > 0));
