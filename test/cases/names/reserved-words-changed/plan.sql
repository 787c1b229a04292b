BEGIN;
ALTER FOREIGN DATA WRAPPER "desc" OPTIONS (SET "distinct" 'ab'); -- expand
ALTER SERVER "do" OPTIONS (ADD "distinct" 'c'); -- expand
COMMIT;

ALTER TYPE "select"."table" ADD VALUE 'three'; -- expand; irreversible, not_transactional

BEGIN;
ALTER TYPE "select"."group" ADD ATTRIBUTE "check" date; -- expand
ALTER TEXT SEARCH DICTIONARY "select"."on" (stopwords = 'english'); -- expand
ALTER SEQUENCE "select"."default" CACHE 7; -- expand; SHARE ROW EXCLUSIVE select.default, instant
COMMIT;

BEGIN;
ALTER FOREIGN TABLE "select"."else" OPTIONS (SET "distinct" 'fg'); -- expand; ACCESS EXCLUSIVE select.else, instant
CREATE OR REPLACE FUNCTION "select"."grant"("having" integer, "in" "select"."table" DEFAULT 'one'::"select"."table")
RETURNS integer
LANGUAGE sql
IMMUTABLE
AS $$ SELECT "having" + 1 $$; -- expand
CREATE OR REPLACE PROCEDURE "select"."into"(IN "having" integer)
LANGUAGE plpgsql
AS $$ BEGIN PERFORM "having" + 1; END $$; -- expand
COMMIT;

BEGIN;
ALTER TABLE "select"."to" ALTER COLUMN "union" SET DEFAULT 'two'::"select"."table"; -- expand; ACCESS EXCLUSIVE select.to, instant
ALTER DOMAIN "select"."user" DROP CONSTRAINT "order"; -- expand
ALTER DOMAIN "select"."user" ADD CONSTRAINT "order" CHECK ((VALUE <> 'x'::text)) NOT VALID; -- expand
ALTER TABLE "select"."to" DROP CONSTRAINT "analyze"; -- expand; ACCESS EXCLUSIVE select.to, instant
ALTER TABLE "select"."to" DROP CONSTRAINT "and"; -- expand; ACCESS EXCLUSIVE select.to, instant
ALTER TABLE "select"."to" ADD CONSTRAINT "and" CHECK (("select"."grant"("references", "union") > 10)) NOT VALID; -- expand; ACCESS EXCLUSIVE select.to, instant
COMMENT ON CONSTRAINT "and" ON "select"."to" IS 'note'; -- expand
COMMIT;

BEGIN;
ALTER TABLE "select"."to" DROP CONSTRAINT "array"; -- expand; ACCESS EXCLUSIVE select.primary, ACCESS EXCLUSIVE select.to, instant
ALTER TABLE "select"."to" ADD CONSTRAINT "array" FOREIGN KEY ("window") REFERENCES "select"."primary" ("references") ON DELETE CASCADE NOT VALID; -- expand; SHARE ROW EXCLUSIVE select.primary, SHARE ROW EXCLUSIVE select.to, instant
COMMIT;

BEGIN;
DROP STATISTICS "select"."asc"; -- expand; SHARE UPDATE EXCLUSIVE select.to, instant
CREATE OR REPLACE VIEW "select"."asymmetric" AS
 SELECT "references" AS "both",
    "union",
    "unique"
   FROM "select"."to"; -- expand; ACCESS EXCLUSIVE select.asymmetric, instant
COMMIT;

BEGIN;
DROP MATERIALIZED VIEW "select"."case"; -- expand; ACCESS EXCLUSIVE select.case, instant
COMMIT;

BEGIN;
CREATE OR REPLACE RULE "collate" AS
    ON INSERT TO "select"."primary"
   WHERE (new."references" < '-1'::integer) DO INSTEAD NOTHING; -- expand; ACCESS EXCLUSIVE select.primary, instant
COMMIT;

BEGIN;
CREATE OR REPLACE TRIGGER "current_catalog" BEFORE UPDATE OF "trailing", "union" ON "select"."to" FOR EACH ROW WHEN ((old."references" > 0)) EXECUTE FUNCTION "select"."create"('argument'); -- expand; SHARE ROW EXCLUSIVE select.to, instant
ALTER PUBLICATION "end" ADD TABLE ONLY "select"."current_user"; -- expand; SHARE UPDATE EXCLUSIVE select.current_user, instant
ALTER PUBLICATION "end" ADD TABLE ONLY "select"."primary"; -- expand; SHARE UPDATE EXCLUSIVE select.primary, instant
DROP EVENT TRIGGER "false"; -- expand
CREATE EVENT TRIGGER "false" ON ddl_command_end WHEN TAG IN ('CREATE TABLE') EXECUTE FUNCTION "select"."except"(); -- expand
COMMENT ON EVENT TRIGGER "false" IS 'note'; -- expand
GRANT SELECT ("union") ON TABLE "select"."to" TO reader; -- expand; changes_access
GRANT UPDATE ON TABLE "select"."asymmetric" TO reader; -- expand; changes_access
COMMIT;

BEGIN;
ALTER TABLE "select"."to" ADD CONSTRAINT to_trailing_not_null NOT NULL "trailing" NOT VALID; -- migrate; ACCESS EXCLUSIVE select.to, instant
COMMIT;

BEGIN;
ALTER TABLE "select"."to" VALIDATE CONSTRAINT to_trailing_not_null; -- migrate; SHARE UPDATE EXCLUSIVE select.to, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER DOMAIN "select"."user" VALIDATE CONSTRAINT "order"; -- migrate; SHARE select.to, scan; blocks_writes, may_fail_on_data, blocks_writes
COMMIT;

CREATE UNIQUE INDEX CONCURRENTLY analyze_new ON "select"."to" ("trailing", "window"); -- migrate; SHARE UPDATE EXCLUSIVE select.to, build; not_transactional, may_fail_on_data

BEGIN;
ALTER TABLE "select"."to" ADD CONSTRAINT "analyze" UNIQUE USING INDEX analyze_new; -- migrate; ACCESS EXCLUSIVE select.to, instant
COMMIT;

BEGIN;
ALTER TABLE "select"."to" VALIDATE CONSTRAINT "and"; -- migrate; SHARE UPDATE EXCLUSIVE select.to, scan; may_fail_on_data
COMMIT;

CREATE INDEX CONCURRENTLY as_new ON "select"."to" ("window" DESC, lower(("unique")::text) COLLATE "select"."constraint") INCLUDE ("trailing") WHERE ("trailing" > 0); -- migrate; SHARE UPDATE EXCLUSIVE select.to, build; not_transactional

BEGIN;
ALTER INDEX "select"."as" RENAME TO as_old; -- migrate
ALTER INDEX "select".as_new RENAME TO "as"; -- migrate
COMMIT;

BEGIN;
ALTER TABLE "select"."to" VALIDATE CONSTRAINT "array"; -- migrate; ROW SHARE select.primary, SHARE UPDATE EXCLUSIVE select.to, scan; may_fail_on_data
COMMIT;

BEGIN;
CREATE STATISTICS "select"."asc" (ndistinct, dependencies) ON "references", "trailing" FROM "select"."to"; -- migrate; SHARE UPDATE EXCLUSIVE select.to, instant
CREATE MATERIALIZED VIEW "select"."case" AS
 SELECT "references",
    "trailing" AS "both"
   FROM "select"."to"
  WHERE ("references" > 0)
WITH NO DATA; -- migrate
CREATE INDEX "cast" ON "select"."case" ("both"); -- migrate
ALTER POLICY "current_date" ON "select"."to" USING ((("union" = 'one'::"select"."table") OR ("references" = 1))); -- migrate; ACCESS EXCLUSIVE select.to, instant; changes_access
COMMENT ON COLUMN "select"."to"."trailing" IS 'b'; -- migrate; SHARE UPDATE EXCLUSIVE select.to, instant
COMMENT ON INDEX "select"."as" IS 'note'; -- migrate
COMMENT ON STATISTICS "select"."asc" IS 'note'; -- migrate
COMMIT;

DROP INDEX CONCURRENTLY "select".as_old; -- contract; SHARE UPDATE EXCLUSIVE select.to, instant; not_transactional
