INSERT INTO "a.b"."Select" ("id", "with space") VALUES (1, 'x');
