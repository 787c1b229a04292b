import { createHash } from 'node:crypto'
import { cwd } from 'node:process'
import { describe, keyOf } from '../model/identity.ts'
import type { Problem } from '../model/problem.ts'
import { SchemactlError } from '../model/problem.ts'
import { emptyContent, type Content, type Creation } from './content.ts'
import type { Declaration, Declarations } from './declaration.ts'
import { readFiles, type SourceFile } from './files.ts'
import { readSqlFile } from './sql-file.ts'
import { readYamlFiles } from './yaml-file.ts'

export interface ReadOptions {
  /** What relative paths start from; the working directory by default. */
  readonly directory?: string
  /** The chosen environment, for the directive `only`; without one, what is only for some environments is left out. */
  readonly environment?: string | null
  /** PATH of `git:REF`; `schema` by default. */
  readonly defaultPath?: string
}

/**
 * Reads all declarations of a state: a file, a directory of `.sql`, `.yaml` and `.yml` files, or `git:REF[:PATH]`.
 * @throws SchemactlError with the problems of all files: `file_unreadable`, `nothing_declared`, `syntax_error`, `yaml_invalid`,
 *   `declared_twice`, `directive_invalid`, `feature_unsupported`, `state_unknown`
 */
export async function readDeclarations(state: string, options: ReadOptions = {}): Promise<Declarations> {
  const { files, problems } = await readFiles(state, options.directory ?? cwd(), options.defaultPath ?? 'schema')
  const contents = await readContents(files, options.environment ?? null)
  const all = merge(contents)
  const found = [...problems, ...all.problems, ...declaredTwice(all.creations)]
  // One file that is named and empty says that nothing shall be there; in a directory it is more likely the wrong directory.
  const isOneFile = files.length === 1 && (files[0]?.path === state || state.endsWith(`:${files[0]?.path.split(':').at(-1)}`))
  if (found.length === 0 && !isOneFile && all.statements.length + all.rows.length + all.once.length === 0) {
    const none = files.length === 0 ? 'holds no .sql, .yaml or .yml file' : 'declares nothing'
    found.push({ code: 'nothing_declared', message: `${state} ${none}`, remedy: 'Name the directory that holds the declarations; `schemactl init` makes one to start from.' })
  }
  const [first, ...rest] = found
  if (first !== undefined) throw new SchemactlError([first, ...rest])
  return {
    origin: state,
    statements: all.statements,
    renames: all.renames,
    backfills: all.backfills,
    rows: all.rows,
    checks: all.checks,
    once: all.once,
    notes: [...all.notes, ...clusterNote(all.statements)],
    files: new Map(files.map((file) => [file.path, file.text])),
    hash: hashOf(all.statements),
  }
}

async function readContents(files: readonly SourceFile[], environment: string | null): Promise<readonly Content[]> {
  const isSql = (file: SourceFile): boolean => /\.sql$/i.test(file.path)
  const fromYaml = await readYamlFiles(files.filter((file) => !isSql(file)), environment)
  let next = 0
  return files.flatMap((file) => (isSql(file) ? readSqlFile(file, environment) : (fromYaml[next++] ?? [])))
}

function merge(contents: readonly Content[]): Content {
  const all = emptyContent()
  for (const content of contents) {
    all.statements.push(...content.statements)
    all.late.push(...content.late)
    all.renames.push(...content.renames)
    all.backfills.push(...content.backfills)
    all.rows.push(...content.rows)
    all.checks.push(...content.checks)
    all.once.push(...content.once)
    all.creations.push(...content.creations)
    all.problems.push(...content.problems)
    all.notes.push(...content.notes)
  }
  all.statements.push(...all.late.sort((a, b) => a.rank - b.rank).map(({ statement }) => statement))
  return all
}

const mostNamed = 3

function clusterNote(statements: readonly Declaration[]): readonly string[] {
  const found = statements.flatMap(({ aboutCluster, at }) => (aboutCluster === null || aboutCluster.isManaged ? [] : [`${aboutCluster.words} at ${at.path}:${at.line}`]))
  if (found.length === 0) return []
  const listed = found.length <= mostNamed ? found.join(', ') : `${found.slice(0, mostNamed).join(', ')} and ${found.length - mostNamed} more`
  return [`${listed}: what is the cluster's, and not the schema's, no plan changes`]
}

/** Two declarations of one object, unless they say the same and PostgreSQL takes the second, or a file replaces its own. */
function declaredTwice(creations: readonly Creation[]): readonly Problem[] {
  const first = new Map<string, Creation>()
  const problems: Problem[] = []
  for (const creation of creations) {
    const id = creation.signature === null ? creation.id : { ...creation.id, path: [...creation.id.path, creation.signature] }
    const key = keyOf(id)
    const before = first.get(key)
    if (before === undefined) {
      first.set(key, creation)
      continue
    }
    const agrees = creation.again !== 'refused' && creation.sql.replaceAll(/\s+/g, ' ') === before.sql.replaceAll(/\s+/g, ' ')
    const replaces = creation.again === 'replaced' && creation.at.path === before.at.path
    if (agrees || replaces) continue
    const { path, line, column } = before.at
    problems.push({
      code: 'declared_twice',
      message: `${describe(id)} is declared twice`,
      remedy: 'Keep one of the two declarations.',
      at: creation.at,
      detail: [`first declared at ${path}:${line}:${column}`],
    })
  }
  return problems
}

function hashOf(statements: readonly Declaration[]): string {
  const hash = createHash('sha256')
  for (const statement of statements) {
    if (statement.session) continue
    for (const text of [...statement.settings, statement.sql]) hash.update(`${text.length}:${text}`)
    hash.update(';')
  }
  return hash.digest('hex')
}
