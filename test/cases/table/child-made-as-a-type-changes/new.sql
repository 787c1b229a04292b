CREATE TYPE level AS ENUM ('none', 'low', 'high');
CREATE TABLE reading (level level DEFAULT 'low');
CREATE TABLE hourly () INHERITS (reading);
