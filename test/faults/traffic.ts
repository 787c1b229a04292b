import { connect } from '../support/client.ts'

/** What a session that went on all the while saw. */
export interface Traffic {
  readonly statements: number
  /** Of these, updates of rows written the old way that the new constraint refused until the rows had been filled. */
  readonly refused: number
  /** The longest that one statement took, in milliseconds, and which. */
  readonly longest: { readonly ms: number; readonly statement: string }
  readonly wrong: readonly string[]
}

interface Running {
  stop(): Promise<Traffic>
}

/** Polls the projects of one user under row security, each time in a transaction of its own: they must always be exactly his. */
export async function startReader(url: string, user: string): Promise<Running> {
  const client = await connect(url)
  const own = await client.query('SELECT id FROM editai_projects WHERE user_id = $1 ORDER BY id', [user])
  const expected = JSON.stringify(own)
  await client.query(`SET request.jwt.claim.sub = '${user}'; SET ROLE authenticated`)
  return run(client, async (measure) => {
    const rows = await measure('SELECT id FROM editai_projects ORDER BY id')
    if (rows === null) return
    if (JSON.stringify(rows) !== expected) return `saw ${rows.length} projects in place of his ${own.length}`
    return
  })
}

/**
 * Inserts and updates projects and clips of other users, as the application does while it is changed: the old way for as long
 * as that is accepted, with a profile from then on.
 */
export async function startWriter(url: string, users: readonly string[]): Promise<Running> {
  const client = await connect(url)
  await client.query('SET ROLE service_role')
  let turn = 0
  let withProfile = false
  return run(client, async (measure) => {
    const user = users[turn++ % users.length] ?? ''
    const writtenWithProfile = withProfile
    const profile = withProfile ? `, (SELECT id FROM profiles WHERE user_id = '${user}' AND is_default)` : ''
    const inserted = await measure(`INSERT INTO editai_projects (user_id, name${withProfile ? ', profile_id' : ''}) VALUES ('${user}', 'written meanwhile ${turn}'${profile}) RETURNING id`, (code) => {
      // The new constraint refuses what old code writes: this application knows the new way too.
      if (withProfile || !['23502', '23514'].includes(code)) return false
      withProfile = true
      return true
    })
    const id = inserted?.[0]?.['id']
    if (id == null) return
    await measure(`INSERT INTO editai_clips (project_id, title) VALUES ('${id}', 'written meanwhile')`)
    return untilFilled(() => measure(`UPDATE editai_projects SET status = 'rendering' WHERE id = '${id}'`, (code) => !writtenWithProfile && code === '23514'))
  })
}

/** How long a row that was written just before the constraint may have to wait for its value. */
const fillMilliseconds = 10_000

/** A constraint that is not yet valid counts for every new version of a row, also of one that is still to be filled: then once more, as applications do. */
async function untilFilled(update: () => Promise<readonly object[] | null>): Promise<string | undefined> {
  const deadline = performance.now() + fillMilliseconds
  while ((await update()) === null) {
    if (performance.now() > deadline) return `a row written meanwhile was not filled within ${fillMilliseconds} ms`
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  return undefined
}

type Measure = (statement: string, expected?: (code: string) => boolean) => Promise<readonly { readonly [column: string]: string | null }[] | null>

function run(client: Awaited<ReturnType<typeof connect>>, turn: (measure: Measure) => Promise<string | undefined>): Running {
  let statements = 0
  let refused = 0
  let longest = { ms: 0, statement: '' }
  const wrong: string[] = []
  const state = { stopped: false }
  const measure: Measure = async (statement, expected) => {
    const began = performance.now()
    try {
      return await client.query(statement)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? String(error.code) : ''
      if (expected?.(code) !== true) wrong.push(`${statement}: ${String(error)}`)
      else if (statement.startsWith('UPDATE')) refused += 1
      return null
    } finally {
      const ms = performance.now() - began
      statements += 1
      if (ms > longest.ms) longest = { ms, statement }
    }
  }
  const ended = (async () => {
    while (!state.stopped) {
      const problem = await turn(measure)
      if (problem !== undefined) wrong.push(problem)
      await new Promise((resolve) => setTimeout(resolve, 2))
    }
  })()
  return {
    async stop() {
      state.stopped = true
      await ended
      await client.close()
      return { statements, refused, longest, wrong }
    },
  }
}
