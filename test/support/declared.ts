import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { closeWorkshop, diff, type Plan } from '../../src/index.ts'
import type { Row } from '../../src/postgres/connection.ts'
import { openDatabase, type DatabaseState } from '../../src/postgres/open-database.ts'
import { startServer, type TestServer } from './server.ts'

/** A database of a test's own, and the files of its declarations. */
export interface Declared {
  readonly from: string
  readonly to: string
  /** Writes a file of declarations. */
  readonly put: (path: string, text: string) => void
  readonly query: (text: string) => Promise<readonly Row[]>
  readonly plan: () => Promise<Plan>
}

/** For the tests of a file: empty databases on a server of their own, each with files of declarations. */
export function declaredOn(major: number): (files: { readonly [path: string]: string }) => Promise<Declared> {
  const folders: string[] = []
  let server: TestServer
  beforeAll(async () => {
    server = await startServer(major)
  })
  afterAll(async () => {
    await closeWorkshop()
    await server.stop()
    for (const folder of folders) rmSync(folder, { recursive: true, force: true })
  })
  return async (files) => {
    const to = mkdtempSync(join(tmpdir(), 'schemactl-declared-'))
    folders.push(to)
    const from = server.url(await server.createDatabase())
    const put = (path: string, text: string): void => {
      mkdirSync(dirname(join(to, path)), { recursive: true })
      writeFileSync(join(to, path), text)
    }
    for (const [path, text] of Object.entries(files)) put(path, text)
    const query = async (text: string): Promise<readonly Row[]> => {
      const connection = await openDatabase(from as DatabaseState)
      try {
        return await connection.query(text)
      } finally {
        await connection.close()
      }
    }
    return { from, to, put, query, plan: () => diff({ from, to }) }
  }
}
