// A worker for runners that compare schema tools: one process, many plans. Its default export takes a server's URL and the
// path of an SQL file and resolves to the plan as `schemactl diff --format sql --schemas '*'` prints it. Needs `npm run build`.
import { diff, formatPlan } from '../../dist/index.js'

export default async function plan({ from, to }) {
  const settings = { schemas: ['*'], privileges: 'managed', shadow: process.env.SCHEMACTL_SHADOW ?? 'embedded' }
  try {
    return formatPlan(await diff({ from, to, settings, prove: process.env.SCHEMACTL_PROVE !== 'no' }), 'sql')
  } catch (error) {
    const lines = (error.problems ?? []).flatMap((problem) => [problem.message, ...(problem.detail ?? [])])
    throw lines.length === 0 ? error : new Error(lines.slice(0, 12).join('\n'), { cause: error })
  }
}
