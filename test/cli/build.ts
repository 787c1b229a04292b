import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import ts from 'typescript'

const root = fileURLToPath(new URL('../..', import.meta.url))
// Beside node_modules, so that packages are found, and apart from dist/, which may be of another day.
const folder = join(root, 'node_modules', '.cache', `schemactl-test-${process.pid}`)

/** The program as `npm run build` makes it, without the type check; returns the path of its main file. */
export function buildProgram(): string {
  rmSync(folder, { recursive: true, force: true })
  const source = join(root, 'src')
  for (const file of readdirSync(source, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('.ts') || file.endsWith('.d.ts')) continue
    const { outputText } = ts.transpileModule(readFileSync(join(source, file), 'utf8'), {
      compilerOptions: { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.ESNext, rewriteRelativeImportExtensions: true, verbatimModuleSyntax: true },
      fileName: file,
    })
    const target = join(folder, 'dist', file.replace(/\.ts$/, '.js'))
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, outputText)
  }
  for (const file of ['package.json', 'schemactl.schema.json']) cpSync(join(root, file), join(folder, file), { force: true })
  return join(folder, 'dist', 'cli', 'main.js')
}

export function removeProgram(): void {
  rmSync(folder, { recursive: true, force: true })
}
