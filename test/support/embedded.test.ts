test('the embedded server and the parser load inside tests', async () => {
  const { PGlite } = await import('@electric-sql/pglite')
  const database = await PGlite.create()
  const { rows } = await database.query<{ answer: number }>('SELECT 6 * 7 AS answer')
  expect(rows).toEqual([{ answer: 42 }])
  await database.close()
  const parserPackage: string = 'pg-query-emscripten'
  const { default: PgQuery } = await import(parserPackage)
  const parser = await new PgQuery()
  expect(parser.parse('SELECT 1').error).toBeNull()
})
