/**
 * How long `diff` takes against `pg_dump -s` in the same round, for generated schemas of several sizes, and its peak memory.
 * npm run bench -- [--tables 50,500,2000] [--rounds 3]
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { connect } from "../test/support/client.js";
import { startServer } from "../test/support/server.js";
import { generateSchema } from "./schema.js";
const { values: options } = parseArgs({ options: { tables: { type: 'string', default: '50,500,2000' }, rounds: { type: 'string', default: '3' } } });
const program = resolve(dirname(fileURLToPath(import.meta.url)), '../dist/cli/main.js');
const pgDump = findPgDump();
const major = pgDump?.major ?? 18;
const server = await startServer(major);
const work = mkdtempSync(join(tmpdir(), 'schemactl-bench-'));
console.log(`PostgreSQL ${major}, ${pgDump === null ? 'no pg_dump found in /usr/lib/postgresql: seconds, but no ratios' : `against ${pgDump.path} -s`}; min/median of ${options.rounds} rounds`);
console.log('tables  what                      ratio        seconds      peak MB');
try {
    for (const tables of options.tables.split(',').map(Number))
        await benchSize(tables);
}
finally {
    rmSync(work, { recursive: true, force: true });
    await server.stop();
}
async function benchSize(tables) {
    const live = await load(server, generateSchema(tables));
    const changed = generateSchema(tables, true);
    const other = await load(server, changed);
    const directory = join(work, `schema-${tables}`);
    for (const [file, text] of changed.files) {
        if (file === '00-roles.sql')
            continue;
        mkdirSync(dirname(join(directory, file)), { recursive: true });
        writeFileSync(join(directory, file), text);
    }
    const cache = join(work, `cache-${tables}`);
    const rounds = [];
    for (let round = 0; round < Number(options.rounds); round++) {
        const dump = pgDump === null ? null : (await measure(pgDump.path, ['-s', '-f', '/dev/null', server.url(live)], {})).seconds;
        rmSync(cache, { recursive: true, force: true });
        const diff = (to, folder) => measure(process.execPath, [program, 'diff', '--from', server.url(live), '--to', to, '--schemas', '*', '--no-prove', '--format', 'json'], { SCHEMACTL_CACHE: folder });
        const runs = new Map();
        runs.set('two databases', await diff(server.url(other), join(work, 'cache-databases')));
        runs.set('a directory, cold', await diff(directory, cache));
        runs.set('a directory, warm', await diff(directory, cache));
        rounds.push({ dump, runs });
    }
    for (const what of ['two databases', 'a directory, cold', 'a directory, warm']) {
        const found = rounds.flatMap(({ dump, runs }) => {
            const run = runs.get(what);
            return run === undefined ? [] : [{ ...run, ratio: dump === null ? NaN : run.seconds / dump }];
        });
        const memory = Math.max(...found.map((run) => run.memory));
        const ratio = pgDump === null ? '-' : pair(found.map((run) => run.ratio));
        console.log([String(tables).padStart(6), what.padEnd(24), ratio.padEnd(12), pair(found.map((run) => run.seconds)).padEnd(12), memory.toFixed(0).padStart(7)].join('  '));
    }
    const dumps = rounds.flatMap(({ dump }) => (dump === null ? [] : [dump]));
    if (dumps.length > 0)
        console.log([String(tables).padStart(6), 'pg_dump -s'.padEnd(24), '1'.padEnd(12), pair(dumps).padEnd(12)].join('  '));
    await server.dropDatabase(live);
    await server.dropDatabase(other);
}
/** min/median. */
function pair(values) {
    const sorted = [...values].sort((a, b) => a - b);
    const middle = sorted[Math.floor(sorted.length / 2)] ?? NaN;
    return `${(sorted[0] ?? NaN).toFixed(2)}/${middle.toFixed(2)}`;
}
async function load(where, schema) {
    const name = await where.createDatabase('bench');
    const client = await connect(where.url(name));
    // Batches: one transaction over everything is quadratic.
    const files = [...schema.files.values()];
    for (let at = 0; at < files.length; at += 20)
        await client.query(files.slice(at, at + 20).join('\n'));
    await client.query('ANALYZE');
    await client.close();
    return name;
}
async function measure(command, parameters, variables) {
    const began = performance.now();
    const child = spawn(command, [...parameters], { stdio: ['ignore', 'ignore', 'pipe'], env: { ...process.env, ...variables } });
    let said = '';
    child.stderr.on('data', (data) => (said += String(data)));
    let memory = 0;
    const watch = setInterval(() => {
        memory = Math.max(memory, peakMemory(child.pid));
    }, 20);
    const code = await new Promise((done) => child.once('close', done));
    clearInterval(watch);
    if (code !== 0)
        throw new Error(`${command} ${parameters.slice(0, 2).join(' ')} ended with ${code}: ${said}`);
    return { seconds: (performance.now() - began) / 1000, memory };
}
/** What the kernel calls the high water mark of resident memory, in MB. */
function peakMemory(pid) {
    try {
        const kilobytes = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
        return Number(kilobytes ?? 0) / 1024;
    }
    catch {
        return 0;
    }
}
/** The newest pg_dump of the machine that fits a server of ours. */
function findPgDump() {
    const root = '/usr/lib/postgresql';
    const majors = existsSync(root) ? readdirSync(root).map(Number) : [];
    const found = majors.filter((each) => each >= 14 && each <= 18 && existsSync(join(root, String(each), 'bin/pg_dump'))).sort((a, b) => b - a)[0];
    return found === undefined ? null : { major: found, path: join(root, String(found), 'bin/pg_dump') };
}
