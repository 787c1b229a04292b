import { afterEach, expect, test } from '@jest/globals'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openEmbedded } from '../../src/postgres/embedded.ts'
import { keepDirectories, releaseDirectories, releaseDirectory } from '../../src/postgres/kept-directories.ts'

const folder = mkdtempSync(join(tmpdir(), 'schemactl-kept-'))
const directory = join(folder, 'database')
const lock = `${directory}.lock`
afterEach(releaseDirectories)
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a directory that is kept is open for the next, who finds nothing of the session before', async () => {
  keepDirectories()
  const first = await openEmbedded(directory)
  await first.execute("CREATE TABLE t (id int); CREATE ROLE r; SET ROLE r; SET work_mem = '5MB'; CREATE TEMP TABLE temporary (id int)")
  await first.execute('BEGIN')
  await first.close()
  expect(existsSync(lock)).toBe(true)
  const began = performance.now()
  const second = await openEmbedded(directory, { readOnly: true })
  expect(performance.now() - began).toBeLessThan(1000)
  expect(await second.query("SELECT current_user::text AS who, to_regclass('temporary')::text AS temporary, current_setting('work_mem') = '5MB' AS set, pg_current_xact_id_if_assigned()::text AS open")).toEqual([
    { who: 'postgres', temporary: null, set: false, open: null },
  ])
  await expect(second.execute('CREATE TABLE u ()')).rejects.toThrow('read-only')
  await second.close()
  const third = await openEmbedded(directory)
  await third.execute('CREATE TABLE u ()')
  await third.close()
})

test('one that lacks an extension which is wanted now is started anew', async () => {
  keepDirectories()
  await (await openEmbedded(directory)).close()
  const connection = await openEmbedded(directory, { extensions: ['citext'] })
  await connection.execute('CREATE EXTENSION citext')
  await connection.close()
  await releaseDirectory(directory)
  expect(existsSync(lock)).toBe(false)
  const again = await openEmbedded(directory)
  expect(await again.query("SELECT 'A'::citext = 'a'::citext AS same")).toEqual([{ same: true }])
  await again.close()
})

test('nobody keeps one unasked', async () => {
  await (await openEmbedded(directory)).close()
  expect(existsSync(lock)).toBe(false)
})
