CREATE SCHEMA "a.b";
CREATE TABLE "a.b"."Select" ("id" int PRIMARY KEY, "with space" text, "quo""te" text);
