CREATE TABLE orders (id int PRIMARY KEY, note text NOT NULL DEFAULT 'none');
