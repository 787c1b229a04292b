import type { Place, TestDatabase } from './place.ts'

/**
 * States of a case on a place, as PostgreSQL builds them from a file: each is built once, dumped once, and is what one way is to
 * arrive at and what the other starts from.
 */
export interface States {
  /** `pg_dump` of the state. */
  dump(text: string): Promise<string>
  /** That of a database built from this dump. */
  reload(dump: string): Promise<string>
  /** A database in that state, the caller's from now on. */
  take(text: string): Promise<TestDatabase>
  /** Drops what nobody took. */
  drop(): Promise<void>
}

/**
 * @param back - whether what is taken is also to be arrived at: then it is dumped before it is given away
 */
export function statesOn(place: Place, back: boolean): States {
  const dumps = new Map<string, string>()
  const built = new Map<string, TestDatabase>()
  const build = async (text: string): Promise<TestDatabase> => {
    const database = await place.create()
    built.set(text, database)
    await database.run(text)
    return database
  }
  const dump = async (text: string): Promise<string> => {
    const known = dumps.get(text)
    if (known !== undefined) return known
    const made = await (built.get(text) ?? (await build(text))).dump()
    dumps.set(text, made)
    return made
  }
  return {
    dump,
    async reload(text) {
      const database = await place.create()
      try {
        // What is there already, and what only the newest servers know.
        await database.run(text.replace(/^(?:CREATE SCHEMA public|SET transaction_timeout = 0);$/gm, ''))
        // With the settings that the dump makes.
        await database.release()
        return await database.dump()
      } finally {
        await database.drop()
      }
    },
    async take(text) {
      if (back) await dump(text)
      const database = built.get(text) ?? (await build(text))
      built.delete(text)
      return database
    },
    async drop() {
      for (const database of built.values()) await database.drop()
      built.clear()
    },
  }
}
