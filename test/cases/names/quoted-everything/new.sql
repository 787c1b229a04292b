CREATE SCHEMA "My Schema";
CREATE TYPE "My Schema"."Mood!" AS ENUM ('It''s', 'a"b', 'ünï');
CREATE DOMAIN "My Schema"."Dom.ain" AS text CONSTRAINT "Chk 1" CHECK (VALUE <> '');
CREATE SEQUENCE "My Schema"."Seq 1";
CREATE FUNCTION "My Schema"."Fn 1"("Arg 1" "My Schema"."Mood!", "select" int DEFAULT 1) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT "select"';
CREATE TABLE "My Schema"."Table 1" ("Id" int DEFAULT nextval('"My Schema"."Seq 1"') CONSTRAINT "PK 1" PRIMARY KEY, "user" "My Schema"."Mood!" DEFAULT 'a"b', "Dom" "My Schema"."Dom.ain", "Self" int CONSTRAINT "FK 1" REFERENCES "My Schema"."Table 1" ("Id"), CONSTRAINT "Check 1" CHECK ("My Schema"."Fn 1"("user", "Id") > 0));
CREATE INDEX "Index 1" ON "My Schema"."Table 1" ("user", lower("Dom"::text)) WHERE "Self" IS NOT NULL;
CREATE VIEW "My Schema"."View 1" AS SELECT "Id" AS "ID 2", "user" FROM "My Schema"."Table 1";
CREATE FUNCTION "My Schema"."Trg 1"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TRIGGER "Trigger 1" BEFORE UPDATE OF "user" ON "My Schema"."Table 1" FOR EACH ROW EXECUTE FUNCTION "My Schema"."Trg 1"();
CREATE POLICY "Policy 1" ON "My Schema"."Table 1" USING ("user" = 'a"b');
COMMENT ON TABLE "My Schema"."Table 1" IS 'emoji 🐘, quotes '' and ", backslash \ and newline
end';
GRANT SELECT ("user") ON "My Schema"."Table 1" TO reader;
