import { extensionsNamedIn, loadable } from '../../src/postgres/embedded-extensions.ts'

test.each([
  ['CREATE EXTENSION "uuid-ossp";\nCREATE EXTENSION IF NOT EXISTS citext', ['citext', 'uuid-ossp']],
  ['CREATE EXTENSION earthdistance CASCADE', ['cube', 'earthdistance']],
  ["CREATE FUNCTION f() RETURNS trigger LANGUAGE c AS '$libdir/moddatetime'", ['moddatetime']],
  ['CREATE TABLE allocations (segment int4, location text)', []],
])('%s may use %j', (text, names) => {
  expect(extensionsNamedIn(text)).toEqual(names)
})

test('what the embedded server does not know is not loaded', () => {
  expect(loadable(['postgis', 'pg_trgm', 'plpgsql', 'pg_trgm'])).toEqual(['pg_trgm'])
})
