import { connect } from "./client.js";
import { dumpDifference } from "./dump.js";
import { observeFirstLock, observeLocks, relationsOf } from "./locks.js";
import { dumpEmbedded, dumpServer } from "./pg-dump.js";
import { startServer } from "./server.js";
const schema = `
  CREATE TABLE parent (id int PRIMARY KEY);
  CREATE TABLE child (id int PRIMARY KEY, parent_id int, note text);
  COMMENT ON TABLE child IS 'by the oracle'`;
let server;
let client;
let database;
beforeAll(async () => {
    server = await startServer(17);
    database = await server.createDatabase();
    client = await connect(server.url(database));
    await client.query(schema);
});
afterAll(async () => {
    await client.close();
    await server.stop();
});
test('one pg_dump reads servers and the embedded database alike', async () => {
    const { PGlite } = await import('@electric-sql/pglite');
    const embedded = await PGlite.create();
    await embedded.exec(schema);
    const dumps = [await dumpEmbedded(embedded), await dumpServer(server, database)];
    await embedded.close();
    expect(dumps[0]).toContain("COMMENT ON TABLE public.child IS 'by the oracle'");
    expect(dumpDifference(...dumps)).toEqual([]);
});
test('a dump of a database that is not there fails', async () => {
    await expect(dumpServer(server, 'nowhere')).rejects.toThrow(/does not exist/);
});
test.each([
    ['ALTER TABLE child ADD FOREIGN KEY (parent_id) REFERENCES parent NOT VALID', { 'public.child': 'SHARE ROW EXCLUSIVE', 'public.parent': 'SHARE ROW EXCLUSIVE' }],
    ['ALTER TABLE child ADD CHECK (id > 0)', { 'public.child': 'ACCESS EXCLUSIVE' }],
    ['CREATE INDEX ON child (note)', { 'public.child': 'SHARE' }],
    ['CREATE TABLE fresh (id int REFERENCES parent)', { 'public.parent': 'SHARE ROW EXCLUSIVE' }],
    ['SELECT * FROM child', {}],
])('locks of %s', async (statement, locks) => {
    expect(Object.fromEntries(await observeLocks(client, statement))).toEqual(locks);
});
test('the first lock of a statement outside transactions', async () => {
    const relations = await relationsOf(client);
    const seen = await observeFirstLock(server.url(database), client, 'CREATE INDEX CONCURRENTLY child_note ON child (note)', ['child', 'parent'], relations);
    expect(Object.fromEntries(seen)).toEqual({ 'public.child': 'SHARE UPDATE EXCLUSIVE' });
    const [index] = await client.query("SELECT indisvalid FROM pg_index WHERE indexrelid = 'child_note'::regclass");
    expect(index).toEqual({ indisvalid: 't' });
});
