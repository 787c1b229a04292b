BEGIN;
CREATE SCHEMA "My Schema"; -- expand
CREATE TYPE "My Schema"."Mood!" AS ENUM ('It''s', 'a"b', 'ünï'); -- expand
CREATE DOMAIN "My Schema"."Dom.ain" AS text CONSTRAINT "Chk 1" CHECK ((VALUE <> ''::text)); -- expand
CREATE SEQUENCE "My Schema"."Seq 1"; -- expand
CREATE FUNCTION "My Schema"."Fn 1"("Arg 1" "My Schema"."Mood!", "select" integer DEFAULT 1)
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$SELECT "select"$$; -- expand
CREATE TABLE "My Schema"."Table 1" (
  "Id" integer DEFAULT nextval('"My Schema"."Seq 1"'::regclass) NOT NULL,
  "user" "My Schema"."Mood!" DEFAULT 'a"b'::"My Schema"."Mood!",
  "Dom" "My Schema"."Dom.ain",
  "Self" integer,
  CONSTRAINT "Check 1" CHECK (("My Schema"."Fn 1"("user", "Id") > 0)),
  CONSTRAINT "PK 1" PRIMARY KEY ("Id")
); -- expand
CREATE FUNCTION "My Schema"."Trg 1"()
RETURNS trigger
LANGUAGE plpgsql
AS $$BEGIN RETURN NEW; END$$; -- expand
CREATE INDEX "Index 1" ON "My Schema"."Table 1" ("user", lower(("Dom")::text)) WHERE ("Self" IS NOT NULL); -- expand
ALTER TABLE "My Schema"."Table 1" ADD CONSTRAINT "FK 1" FOREIGN KEY ("Self") REFERENCES "My Schema"."Table 1" ("Id"); -- expand
CREATE VIEW "My Schema"."View 1" AS
 SELECT "Id" AS "ID 2",
    "user"
   FROM "My Schema"."Table 1"; -- expand
CREATE TRIGGER "Trigger 1" BEFORE UPDATE OF "user" ON "My Schema"."Table 1" FOR EACH ROW EXECUTE FUNCTION "My Schema"."Trg 1"(); -- expand
CREATE POLICY "Policy 1" ON "My Schema"."Table 1" USING (("user" = 'a"b'::"My Schema"."Mood!")); -- expand; changes_access
COMMENT ON TABLE "My Schema"."Table 1" IS E'emoji 🐘, quotes '' and ", backslash \\ and newline
end'; -- expand
GRANT SELECT ("user") ON TABLE "My Schema"."Table 1" TO reader; -- expand; changes_access
COMMIT;
