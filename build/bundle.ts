import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { buildSync, type Metafile } from 'esbuild'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

// Each file that Node finds, reads and links by itself costs a third of a millisecond: a diff needs 600 of them, or 20 that were put together.
/**
 * The program and the library, with the packages that they use, as few files. Packages that read files of their own stay outside.
 * @param folder - its parent must have our package.json
 */
export function bundle(folder: string): Metafile {
  const { metafile } = buildSync({
    absWorkingDir: root,
    entryPoints: { 'cli/main': 'src/cli/main.ts', index: 'src/index.ts' },
    outdir: folder,
    bundle: true,
    splitting: true,
    chunkNames: '[name]-[hash]',
    format: 'esm',
    platform: 'node',
    target: 'node20',
    external: ['@electric-sql/pglite', 'pg-query-emscripten', 'pg-native', 'pg-cloudflare'],
    // What is imported when it is needed has its names only as a module of the newer system; yaml has one for browsers.
    alias: { yaml: './node_modules/yaml/browser/index.js' },
    // Packages of the older module system load Node's own modules by `require`.
    banner: { js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);" },
    metafile: true,
    logLevel: 'warning',
  })
  return metafile
}

/** What the licences of the packages in the bundle ask for: names, versions, and the licences themselves. */
export function licencesOf(metafile: Metafile): string {
  const folders = new Set(Object.keys(metafile.inputs).flatMap((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []))
  return [...folders].sort().map(licenceOf).join(`\n${'-'.repeat(80)}\n\n`)
}

function licenceOf(folder: string): string {
  const manifest: { readonly name: string; readonly version: string; readonly license: string } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'))
  const file = readdirSync(join(root, folder)).find((name) => /^licen[cs]e/i.test(name))
  const readme = join(root, folder, 'README.md')
  const text = file !== undefined ? readFileSync(join(root, folder, file), 'utf8') : existsSync(readme) ? (/^#+ licen[cs]e.*/ims.exec(readFileSync(readme, 'utf8'))?.[0] ?? '') : ''
  return `${manifest.name} ${manifest.version}, ${manifest.license}\n\n${text.trim()}\n`
}
