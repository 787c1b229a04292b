CREATE SCHEMA "a.b";
CREATE TABLE "a.b"."Select" ("id" int PRIMARY KEY, "with space" text NOT NULL DEFAULT '', "quo""te" text, "ünïcode 🐘" text, "order" int CHECK ("order" > 0));
CREATE INDEX "Index.Name" ON "a.b"."Select" ("with space", "quo""te");
COMMENT ON COLUMN "a.b"."Select"."quo""te" IS 'odd';
