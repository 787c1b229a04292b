import pg from 'pg';
const asText = { getTypeParser: () => (value) => value };
/** A session of the tests' own, apart from the project's: what judges must not share the code of what is judged. */
export async function connect(url) {
    const client = new pg.Client({ connectionString: url, types: asText, application_name: 'schemactl-test' });
    // A server that is stopped under us is no error of the test's.
    client.on('error', () => undefined);
    await client.connect();
    const backend = await client.query('SELECT pg_backend_pid() AS pid');
    return {
        pid: Number(backend.rows[0]?.pid),
        async query(text, parameters) {
            const result = await client.query(text, parameters === undefined ? undefined : [...parameters]);
            const last = Array.isArray(result) ? result.at(-1) : result;
            return last?.rows ?? [];
        },
        close: () => client.end(),
    };
}
