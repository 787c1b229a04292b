CREATE TABLE parcels (id bigint PRIMARY KEY, label text, token text DEFAULT md5(random()::text));
ALTER TABLE parcels ADD CONSTRAINT labelled CHECK (label <> '') NOT VALID;
