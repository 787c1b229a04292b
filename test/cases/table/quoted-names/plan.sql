BEGIN;
ALTER TABLE "a.b"."Select" ADD COLUMN "ünïcode 🐘" text; -- expand; ACCESS EXCLUSIVE a.b.Select, instant
ALTER TABLE "a.b"."Select" ADD COLUMN "order" integer; -- expand; ACCESS EXCLUSIVE a.b.Select, instant
ALTER TABLE "a.b"."Select" ALTER COLUMN "with space" SET DEFAULT ''::text; -- expand; ACCESS EXCLUSIVE a.b.Select, instant
ALTER TABLE "a.b"."Select" ADD CONSTRAINT "Select_order_check" CHECK (("order" > 0)) NOT VALID; -- expand; ACCESS EXCLUSIVE a.b.Select, instant
COMMENT ON COLUMN "a.b"."Select"."quo""te" IS 'odd'; -- expand; SHARE UPDATE EXCLUSIVE a.b.Select, instant
COMMIT;

BEGIN;
ALTER TABLE "a.b"."Select" ADD CONSTRAINT "Select_with space_not_null" NOT NULL "with space" NOT VALID; -- migrate; ACCESS EXCLUSIVE a.b.Select, instant
COMMIT;

BEGIN;
ALTER TABLE "a.b"."Select" VALIDATE CONSTRAINT "Select_with space_not_null"; -- migrate; SHARE UPDATE EXCLUSIVE a.b.Select, scan; may_fail_on_data
COMMIT;

BEGIN;
ALTER TABLE "a.b"."Select" VALIDATE CONSTRAINT "Select_order_check"; -- migrate; SHARE UPDATE EXCLUSIVE a.b.Select, scan; may_fail_on_data
COMMIT;

CREATE INDEX CONCURRENTLY "Index.Name" ON "a.b"."Select" ("with space", "quo""te"); -- migrate; SHARE UPDATE EXCLUSIVE a.b.Select, build; not_transactional
