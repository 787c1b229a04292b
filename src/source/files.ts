import { execFile } from 'node:child_process'
import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path/posix'
import type { Problem } from '../model/problem.ts'
import { SchemactlError } from '../model/problem.ts'

export interface SourceFile {
  readonly path: string
  readonly text: string
}

export interface Files {
  readonly files: readonly SourceFile[]
  readonly problems: readonly Problem[]
}

const declares = /\.(?:sql|ya?ml)$/i

/**
 * The SQL and YAML files of a file, a directory or `git:REF[:PATH]`, in the order of their paths. Folders and files whose names begin with a
 * dot are passed over.
 * @param directory - what relative paths start from
 * @param defaultPath - PATH of a revision that names none
 * @throws SchemactlError `file_unreadable`, `state_unknown`
 */
export async function readFiles(state: string, directory: string, defaultPath: string): Promise<Files> {
  const revision = /^git:([^:]*)(?::(.*))?$/s.exec(state)
  if (revision !== null) return await readRevision(revision[1] ?? '', revision[2] ?? defaultPath, directory)
  return await readPaths(state, directory)
}

const absolute = (directory: string, path: string): string => (path.startsWith('/') ? path : join(directory, path))

async function readPaths(state: string, directory: string): Promise<Files> {
  const root = absolute(directory, state)
  const isDirectory = await stat(root).then(
    (found) => found.isDirectory(),
    (cause: unknown) => {
      throw new SchemactlError(
        { code: 'file_unreadable', message: `${state} cannot be read: ${reasonOf(cause)}`, remedy: 'Name a file or a directory of declarations that exists.' },
        { cause },
      )
    },
  )
  if (!isDirectory && !declares.test(state)) {
    throw new SchemactlError({ code: 'state_unknown', message: `${state} is neither .sql nor .yaml nor .yml`, remedy: 'Name a file or a directory of declarations.' })
  }
  const paths = isDirectory ? await listDirectory(root, state) : [state]
  const files: SourceFile[] = []
  const problems: Problem[] = []
  for (const path of paths) {
    try {
      files.push({ path, text: decode(await readFile(absolute(directory, path))) })
    } catch (cause) {
      problems.push({ code: 'file_unreadable', message: `${path} cannot be read: ${reasonOf(cause)}`, remedy: 'Make the file readable, as UTF-8 text.' })
    }
  }
  return { files, problems }
}

async function listDirectory(root: string, shown: string): Promise<readonly string[]> {
  const entries = await readdir(root, { withFileTypes: true })
  const paths: string[] = []
  for (const entry of entries) {
    if (entry.name.startsWith('.') || entry.name === 'node_modules') continue
    const path = join(shown, entry.name)
    const isDirectory = entry.isDirectory() || (entry.isSymbolicLink() && (await stat(join(root, entry.name))).isDirectory())
    if (isDirectory) paths.push(...(await listDirectory(join(root, entry.name), path)))
    else if (declares.test(entry.name)) paths.push(path)
  }
  return paths.sort(byCodeUnits)
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

async function readRevision(revision: string, path: string, directory: string): Promise<Files> {
  const origin = `git:${revision}:${path}`
  const failed = (reason: string, cause?: unknown): SchemactlError =>
    new SchemactlError(
      { code: 'state_unknown', message: `${origin} cannot be read: ${reason}`, remedy: 'Name a commit, branch or tag of this repository, and a path in it: git:main:schema.' },
      { cause },
    )
  if (revision === '' || revision.startsWith('-')) throw failed('it names no revision')

  const listing = await git(['ls-tree', '-r', '-z', revision, '--', path === '' ? '.' : path], directory).catch((cause: unknown) => {
    throw failed(reasonOf(cause), cause)
  })
  const blobs = decode(listing)
    .split('\0')
    .flatMap((line) => {
      const [meta, file] = line.split('\t')
      const id = meta?.split(' ')[2]
      if (id === undefined || file === undefined || meta?.split(' ')[1] !== 'blob') return []
      const hidden = file.split('/').some((name) => name.startsWith('.') && name !== '.' && name !== '..')
      return !declares.test(file) || hidden ? [] : [{ id, path: `git:${revision}:${file}` }]
    })
    .sort((a, b) => byCodeUnits(a.path, b.path))
  if (blobs.length === 0) return { files: [], problems: [] }

  const contents = await git(['cat-file', '--batch'], directory, blobs.map((blob) => `${blob.id}\n`).join(''))
  const files: SourceFile[] = []
  const problems: Problem[] = []
  let at = 0
  for (const blob of blobs) {
    const newline = contents.indexOf(10, at)
    const size = Number(contents.subarray(at, newline).toString('latin1').split(' ')[2])
    try {
      files.push({ path: blob.path, text: decode(contents.subarray(newline + 1, newline + 1 + size)) })
    } catch (cause) {
      problems.push({ code: 'file_unreadable', message: `${blob.path} cannot be read: ${reasonOf(cause)}`, remedy: 'Make the file UTF-8 text.' })
    }
    at = newline + 1 + size + 1
  }
  return { files, problems }
}

function git(parameters: readonly string[], directory: string, input = ''): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const child = execFile('git', parameters, { cwd: directory, encoding: 'buffer', maxBuffer: 1 << 30 }, (error, stdout, stderr) => {
      if (error === null) resolve(stdout)
      else reject(new Error(stderr.toString('utf8').trim().replace(/^fatal: /, '') || error.message, { cause: error }))
    })
    child.stdin?.on('error', () => undefined)
    child.stdin?.end(input)
  })
}

/** UTF-8 without its byte order mark, line ends as LF so that the same declarations are the same text everywhere. */
function decode(bytes: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll('\r\n', '\n')
}

function reasonOf(cause: unknown): string {
  if (!(cause instanceof Error)) return String(cause)
  if ('code' in cause && cause.code === 'ENOENT') return 'there is no such file or directory'
  if ('code' in cause && cause.code === 'EACCES') return 'permission denied'
  return 'code' in cause && cause.code === 'ERR_ENCODING_INVALID_ENCODED_DATA' ? 'it is not UTF-8 text' : cause.message
}
