CREATE SUBSCRIPTION s CONNECTION 'host=127.0.0.1 port=1 dbname=none' PUBLICATION p, q WITH (connect = false, slot_name = NONE, enabled = false, binary = true);
