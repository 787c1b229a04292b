BEGIN;
ALTER FOREIGN DATA WRAPPER "Wrapper. ""é🐘" OPTIONS (SET "Option. ""é🐘" 'ab'); -- expand
ALTER SERVER "Server. ""é🐘" OPTIONS (ADD "Option. ""é🐘" 'c'); -- expand
COMMIT;

ALTER TYPE "Schema. ""é🐘"."Enum. ""é🐘" ADD VALUE E'three''s "é🐘" \\ . --'; -- expand; irreversible, not_transactional

BEGIN;
ALTER TYPE "Schema. ""é🐘"."Composite. ""é🐘" ADD ATTRIBUTE "Attribute 3. ""é🐘" date; -- expand
ALTER TEXT SEARCH DICTIONARY "Schema. ""é🐘"."Dictionary. ""é🐘" (stopwords = 'english'); -- expand
ALTER SEQUENCE "Schema. ""é🐘"."Sequence. ""é🐘" CACHE 7; -- expand; SHARE ROW EXCLUSIVE Schema. "é🐘.Sequence. "é🐘, instant
COMMIT;

BEGIN;
ALTER FOREIGN TABLE "Schema. ""é🐘"."Remote. ""é🐘" OPTIONS (SET "Option. ""é🐘" 'fg'); -- expand; ACCESS EXCLUSIVE Schema. "é🐘.Remote. "é🐘, instant
CREATE OR REPLACE FUNCTION "Schema. ""é🐘"."Function. ""é🐘"("Argument. ""é🐘" integer, "Argument 2. ""é🐘" "Schema. ""é🐘"."Enum. ""é🐘" DEFAULT 'one''s "é🐘" \ . --'::"Schema. ""é🐘"."Enum. ""é🐘")
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$ SELECT "Argument. ""é🐘" + 1 $$; -- expand
CREATE OR REPLACE PROCEDURE "Schema. ""é🐘"."Procedure. ""é🐘"(IN "Argument. ""é🐘" integer)
LANGUAGE plpgsql
AS $$ BEGIN PERFORM "Argument. ""é🐘" + 1; END $$; -- expand
COMMIT;

BEGIN;
ALTER TABLE "Schema. ""é🐘"."Table. ""é🐘" ALTER COLUMN "Mood. ""é🐘" SET DEFAULT 'two''s "é🐘" \ . --'::"Schema. ""é🐘"."Enum. ""é🐘"; -- expand; ACCESS EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant
ALTER DOMAIN "Schema. ""é🐘"."Domain. ""é🐘" DROP CONSTRAINT "Domain check. ""é🐘"; -- expand
ALTER DOMAIN "Schema. ""é🐘"."Domain. ""é🐘" ADD CONSTRAINT "Domain check. ""é🐘" CHECK ((VALUE <> 'x'::text)) NOT VALID; -- expand
ALTER TABLE "Schema. ""é🐘"."Table. ""é🐘" DROP CONSTRAINT "Check. ""é🐘"; -- expand; ACCESS EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant
ALTER TABLE "Schema. ""é🐘"."Table. ""é🐘" ADD CONSTRAINT "Check. ""é🐘" CHECK (("Schema. ""é🐘"."Function. ""é🐘"("Id. ""é🐘", "Mood. ""é🐘") > 10)) NOT VALID; -- expand; ACCESS EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant
COMMENT ON CONSTRAINT "Check. ""é🐘" ON "Schema. ""é🐘"."Table. ""é🐘" IS E'note''s "é🐘" \\ . --'; -- expand
ALTER TABLE "Schema. ""é🐘"."Table. ""é🐘" DROP CONSTRAINT "Unique. ""é🐘"; -- expand; ACCESS EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant
COMMIT;

BEGIN;
ALTER TABLE "Schema. ""é🐘"."Table. ""é🐘" DROP CONSTRAINT "Foreign. ""é🐘"; -- expand; ACCESS EXCLUSIVE Schema. "é🐘.Other. "é🐘, ACCESS EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant
ALTER TABLE "Schema. ""é🐘"."Table. ""é🐘" ADD CONSTRAINT "Foreign. ""é🐘" FOREIGN KEY ("Parent. ""é🐘") REFERENCES "Schema. ""é🐘"."Other. ""é🐘" ("Id. ""é🐘") ON DELETE CASCADE NOT VALID; -- expand; SHARE ROW EXCLUSIVE Schema. "é🐘.Other. "é🐘, SHARE ROW EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant
COMMIT;

BEGIN;
DROP STATISTICS "Schema. ""é🐘"."Statistics. ""é🐘"; -- expand; SHARE UPDATE EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant
CREATE OR REPLACE VIEW "Schema. ""é🐘"."View. ""é🐘" AS
 SELECT "Id. ""é🐘" AS "Shown. ""é🐘",
    "Mood. ""é🐘",
    "Word. ""é🐘"
   FROM "Schema. ""é🐘"."Table. ""é🐘"; -- expand; ACCESS EXCLUSIVE Schema. "é🐘.View. "é🐘, instant
COMMIT;

BEGIN;
DROP MATERIALIZED VIEW "Schema. ""é🐘"."Materialized. ""é🐘"; -- expand; ACCESS EXCLUSIVE Schema. "é🐘.Materialized. "é🐘, instant
COMMIT;

BEGIN;
CREATE OR REPLACE RULE "Rule. ""é🐘" AS
    ON INSERT TO "Schema. ""é🐘"."Other. ""é🐘"
   WHERE (new."Id. ""é🐘" < '-1'::integer) DO INSTEAD NOTHING; -- expand; ACCESS EXCLUSIVE Schema. "é🐘.Other. "é🐘, instant
COMMIT;

BEGIN;
CREATE OR REPLACE TRIGGER "Trigger. ""é🐘" BEFORE UPDATE OF "Column. ""é🐘", "Mood. ""é🐘" ON "Schema. ""é🐘"."Table. ""é🐘" FOR EACH ROW WHEN ((old."Id. ""é🐘" > 0)) EXECUTE FUNCTION "Schema. ""é🐘"."Trigger function. ""é🐘"(E'argument''s "é🐘" \\ . --'); -- expand; SHARE ROW EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant
ALTER PUBLICATION "Publication. ""é🐘" ADD TABLE ONLY "Schema. ""é🐘"."Child. ""é🐘"; -- expand; SHARE UPDATE EXCLUSIVE Schema. "é🐘.Child. "é🐘, instant
ALTER PUBLICATION "Publication. ""é🐘" ADD TABLE ONLY "Schema. ""é🐘"."Other. ""é🐘"; -- expand; SHARE UPDATE EXCLUSIVE Schema. "é🐘.Other. "é🐘, instant
DROP EVENT TRIGGER "Event. ""é🐘"; -- expand
CREATE EVENT TRIGGER "Event. ""é🐘" ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION "Schema. ""é🐘"."Event function. ""é🐘"(); -- expand
COMMENT ON EVENT TRIGGER "Event. ""é🐘" IS E'note''s "é🐘" \\ . --'; -- expand
GRANT SELECT ("Mood. ""é🐘") ON TABLE "Schema. ""é🐘"."Table. ""é🐘" TO reader; -- expand; changes_access
GRANT UPDATE ON TABLE "Schema. ""é🐘"."View. ""é🐘" TO reader; -- expand; changes_access
COMMIT;

BEGIN;
ALTER TABLE "Schema. ""é🐘"."Table. ""é🐘" ADD CONSTRAINT "Table. ""é🐘_Column. ""é🐘_not_null" NOT NULL "Column. ""é🐘" NOT VALID; -- migrate; ACCESS EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant
COMMIT;

BEGIN;
ALTER TABLE "Schema. ""é🐘"."Table. ""é🐘" VALIDATE CONSTRAINT "Table. ""é🐘_Column. ""é🐘_not_null"; -- migrate; SHARE UPDATE EXCLUSIVE Schema. "é🐘.Table. "é🐘, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER DOMAIN "Schema. ""é🐘"."Domain. ""é🐘" VALIDATE CONSTRAINT "Domain check. ""é🐘"; -- migrate; SHARE Schema. "é🐘.Table. "é🐘, scan; blocks_writes, may_fail_on_data, blocks_writes
COMMIT;

BEGIN;
ALTER TABLE "Schema. ""é🐘"."Table. ""é🐘" VALIDATE CONSTRAINT "Check. ""é🐘"; -- migrate; SHARE UPDATE EXCLUSIVE Schema. "é🐘.Table. "é🐘, scan; may_fail_on_data
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY "Unique. ""é🐘_new" ON "Schema. ""é🐘"."Table. ""é🐘" ("Column. ""é🐘", "Parent. ""é🐘"); -- migrate; SHARE UPDATE EXCLUSIVE Schema. "é🐘.Table. "é🐘, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE "Schema. ""é🐘"."Table. ""é🐘" ADD CONSTRAINT "Unique. ""é🐘" UNIQUE USING INDEX "Unique. ""é🐘_new"; -- migrate; ACCESS EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant
COMMIT;

CREATE INDEX CONCURRENTLY "Index. ""é🐘_new" ON "Schema. ""é🐘"."Table. ""é🐘" ("Parent. ""é🐘" DESC, lower(("Word. ""é🐘")::text) COLLATE "Schema. ""é🐘"."Collation. ""é🐘") INCLUDE ("Column. ""é🐘") WHERE ("Column. ""é🐘" > 0); -- migrate; SHARE UPDATE EXCLUSIVE Schema. "é🐘.Table. "é🐘, build; not_transactional

BEGIN;
ALTER INDEX "Schema. ""é🐘"."Index. ""é🐘" RENAME TO "Index. ""é🐘_old"; -- migrate
ALTER INDEX "Schema. ""é🐘"."Index. ""é🐘_new" RENAME TO "Index. ""é🐘"; -- migrate
COMMIT;

BEGIN;
ALTER TABLE "Schema. ""é🐘"."Table. ""é🐘" VALIDATE CONSTRAINT "Foreign. ""é🐘"; -- migrate; ROW SHARE Schema. "é🐘.Other. "é🐘, SHARE UPDATE EXCLUSIVE Schema. "é🐘.Table. "é🐘, scan; may_fail_on_data
COMMIT;

BEGIN;
CREATE STATISTICS "Schema. ""é🐘"."Statistics. ""é🐘" (ndistinct, dependencies) ON "Id. ""é🐘", "Column. ""é🐘" FROM "Schema. ""é🐘"."Table. ""é🐘"; -- migrate; SHARE UPDATE EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant
CREATE MATERIALIZED VIEW "Schema. ""é🐘"."Materialized. ""é🐘" AS
 SELECT "Id. ""é🐘",
    "Column. ""é🐘" AS "Shown. ""é🐘"
   FROM "Schema. ""é🐘"."Table. ""é🐘"
  WHERE ("Id. ""é🐘" > 0)
WITH NO DATA; -- migrate
CREATE INDEX "Materialized index. ""é🐘" ON "Schema. ""é🐘"."Materialized. ""é🐘" ("Shown. ""é🐘"); -- migrate
ALTER POLICY "Policy. ""é🐘" ON "Schema. ""é🐘"."Table. ""é🐘" USING ((("Mood. ""é🐘" = 'one''s "é🐘" \ . --'::"Schema. ""é🐘"."Enum. ""é🐘") OR ("Id. ""é🐘" = 1))); -- migrate; ACCESS EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant; changes_access
COMMENT ON COLUMN "Schema. ""é🐘"."Table. ""é🐘"."Column. ""é🐘" IS 'b'; -- migrate; SHARE UPDATE EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant
COMMENT ON INDEX "Schema. ""é🐘"."Index. ""é🐘" IS E'note''s "é🐘" \\ . --'; -- migrate
COMMENT ON STATISTICS "Schema. ""é🐘"."Statistics. ""é🐘" IS E'note''s "é🐘" \\ . --'; -- migrate
COMMIT;

DROP INDEX CONCURRENTLY "Schema. ""é🐘"."Index. ""é🐘_old"; -- contract; SHARE UPDATE EXCLUSIVE Schema. "é🐘.Table. "é🐘, instant; not_transactional
