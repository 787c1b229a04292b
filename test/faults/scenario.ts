import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { connect, type Client } from '../support/client.ts'
import { withoutJournal } from '../support/dump.ts'
import { dumpServer } from '../support/pg-dump.ts'
import type { TestServer } from '../support/server.ts'
import { project } from './program.ts'

/** The profiles database as it is before the change: 200 projects and 1,000 clips for each unit of scale. */
export async function loadProfiles(server: TestServer, scale: number): Promise<string> {
  const name = await server.createDatabase('profiles')
  await withClient(server.url(name), async (client) => {
    await client.query(`SET scenario.scale = '${scale}'`)
    await client.query(readFileSync(join(project, 'test/scenarios/profiles/live.sql'), 'utf8'))
    await client.query('ANALYZE')
  })
  return name
}

export async function withClient<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connect(url)
  try {
    return await work(client)
  } finally {
    await client.close()
  }
}

/** What must be the same however the change was carried out: the schema, and what the rows say. Keys are random, so they are not compared. */
export async function finalState(server: TestServer, database: string): Promise<{ readonly dump: string; readonly facts: { readonly [name: string]: string | null } }> {
  const dump = withoutJournal(await dumpServer(server, database))
  const [facts] = await withClient(server.url(database), (client) => client.query(factsQuery))
  return { dump, facts: facts ?? {} }
}

const factsQuery = `
  SELECT (SELECT count(*) FROM auth.users) AS users,
         (SELECT count(*) FROM editai_projects) AS projects,
         (SELECT count(*) FROM editai_clips) AS clips,
         (SELECT count(*) FROM editai_clip_content) AS contents,
         (SELECT count(*) FROM editai_project_segments) AS segments,
         (SELECT count(*) FROM jobs) AS jobs,
         (SELECT count(*) FROM api_costs) AS costs,
         (SELECT md5(string_agg(p.name || p.user_id, ',' ORDER BY p.name)) FROM editai_projects p) AS project_rows,
         (SELECT count(*) FROM profiles) AS profiles,
         (SELECT count(*) FROM (SELECT user_id FROM profiles WHERE is_default GROUP BY user_id HAVING count(*) > 1) AS twice) AS users_with_two_defaults,
         (SELECT count(*) FROM editai_projects p WHERE NOT EXISTS (SELECT FROM profiles f WHERE f.id = p.profile_id AND f.user_id = p.user_id AND f.is_default)) AS projects_astray,
         (SELECT count(*) FROM jobs j WHERE (j.data ? 'user_id') IS DISTINCT FROM (j.profile_id IS NOT NULL)) AS jobs_astray,
         (SELECT count(*) FROM api_costs c WHERE (c.metadata ? 'user_id') IS DISTINCT FROM (c.profile_id IS NOT NULL)) AS costs_astray,
         (SELECT count(*) FROM pg_index WHERE NOT indisvalid) AS invalid_indexes,
         (SELECT count(*) FROM pg_constraint WHERE NOT convalidated) AS unvalidated_constraints,
         (SELECT string_agg(conname, ',' ORDER BY conname) FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace) AS checks`

/** What must be zero in any final state. */
export const mustBeZero = ['users_with_two_defaults', 'projects_astray', 'jobs_astray', 'costs_astray', 'invalid_indexes', 'unvalidated_constraints'] as const
