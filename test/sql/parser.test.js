import { parse } from "../../src/sql/parser.js";
test('parses, refuses with a place, and lets pass what it cannot take', async () => {
    expect(await parse('create table a (b int)')).toMatchObject({ outcome: 'parsed', tree: { stmt: { CreateStmt: {} } } });
    expect(await parse('create tble a (b int)')).toMatchObject({ outcome: 'refused', offset: 7 });
    expect(await parse(`select '${'x'.repeat(100_000)}'`)).toEqual({ outcome: 'opaque' });
});
test('goes on beyond the limits of one instance', async () => {
    const outcomes = new Set();
    for (let round = 0; round < 2_000; round += 1)
        outcomes.add((await parse(`create table t${round} (a int default 1, b text not null)`)).outcome);
    for (let round = 0; round < 20; round += 1)
        outcomes.add((await parse(`select '${'x'.repeat(20_000)}'`)).outcome);
    expect([...outcomes]).toEqual(['parsed']);
});
