-- Rows that belong to the schema. Ids are generated; a row is found again by its key. A database without these users gets
-- the organization alone.

-- @check the owner, the admin and the guest exist before
-- @only production
SELECT email FROM (VALUES ('owner@example.test'), ('admin@example.test'), ('guest@example.test')) AS named (email)
WHERE email NOT IN (SELECT email FROM auth.users);

-- @data key=slug
INSERT INTO organizations (slug, name, created_by)
VALUES ('all-solutions-consulting', 'All Solutions Consulting', (SELECT id FROM auth.users WHERE email = 'owner@example.test'));

-- @data key=org_id,user_id
INSERT INTO org_members (org_id, user_id, role)
SELECT o.id, u.id, CASE u.email WHEN 'owner@example.test' THEN 'owner' ELSE 'admin' END
FROM organizations o, auth.users u
WHERE o.slug = 'all-solutions-consulting' AND u.email IN ('owner@example.test', 'admin@example.test');

-- @data key=id
INSERT INTO user_profiles (id, email) SELECT id, email FROM auth.users;

-- The guest's access was an error.
-- @once remove-guest-access
DELETE FROM user_dso_access WHERE user_id = (SELECT id FROM auth.users WHERE email = 'guest@example.test');
