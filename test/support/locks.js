import { lockModes } from "../../src/model/lock-mode.js";
import { connect } from "./client.js";
/** The relations that there are now: locks are of interest only on these. */
export async function relationsOf(client) {
    const rows = await client.query(`
    SELECT c.oid, format('%I.%I', n.nspname, c.relname) AS name
      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind IN ('r', 'p', 'm', 'v', 'S', 'f') AND n.nspname !~ '^pg_' AND n.nspname NOT IN ('information_schema', 'schemactl')`);
    return new Map(rows.map((row) => [row['oid'] ?? '', row['name'] ?? '']));
}
/** What the session's open transaction holds by now, on the given relations. */
export async function locksHeld(client, relations) {
    const rows = await client.query("SELECT relation AS oid, mode FROM pg_locks WHERE pid = pg_backend_pid() AND locktype = 'relation' AND granted");
    return strongest(rows.map((row) => [row['oid'] ?? '', row['mode'] ?? '']), relations);
}
/**
 * Runs one statement in a transaction that is rolled back, and reads what it held at its end.
 */
export async function observeLocks(client, statement) {
    const relations = await relationsOf(client);
    await client.query('BEGIN');
    try {
        await client.query(statement);
        return await locksHeld(client, relations);
    }
    finally {
        await client.query('ROLLBACK');
    }
}
/**
 * Runs a statement that cannot run in a transaction, and sees the first lock that it asks for on one of the given relations: it
 * is made to wait there by another session, read, and let go.
 * @param blocked - qualified names of the relations that it is made to wait at
 */
export async function observeFirstLock(url, client, statement, blocked, relations) {
    const blocker = await connect(url);
    try {
        await blocker.query('BEGIN');
        for (const name of blocked)
            await blocker.query(`LOCK TABLE ${name} IN ACCESS EXCLUSIVE MODE`);
        const run = { ended: false };
        const outcome = client.query(statement).finally(() => (run.ended = true));
        // It may fail before it waits; it is awaited below.
        outcome.catch(() => undefined);
        let seen = new Map();
        while (seen.size === 0 && !run.ended) {
            const rows = await blocker.query(`SELECT relation AS oid, mode FROM pg_locks WHERE pid = ${client.pid} AND locktype = 'relation' AND NOT granted`);
            seen = strongest(rows.map((row) => [row['oid'] ?? '', row['mode'] ?? '']), relations);
            if (seen.size === 0)
                await new Promise((resolve) => setTimeout(resolve, 5));
        }
        await blocker.query('ROLLBACK');
        await outcome;
        return seen;
    }
    finally {
        await blocker.close();
    }
}
function strongest(held, relations) {
    const seen = new Map();
    for (const [oid, spelled] of held) {
        const name = relations.get(oid);
        const mode = lockModes.find((each) => `${each.replaceAll(' ', '').toLowerCase()}lock` === spelled.toLowerCase());
        if (name === undefined || mode === undefined || mode === 'ACCESS SHARE')
            continue;
        const known = seen.get(name);
        if (known === undefined || lockModes.indexOf(mode) > lockModes.indexOf(known))
            seen.set(name, mode);
    }
    return new Map([...seen].sort(([a], [b]) => (a < b ? -1 : 1)));
}
