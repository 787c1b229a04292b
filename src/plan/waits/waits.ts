import { kindNameOf, kindOf } from '../../kinds/registry.ts'
import type { Edge, Node } from '../node.ts'
import type { Task } from '../task.ts'
import type { World } from '../world.ts'
import { waitsOfAltering } from './altering.ts'
import { arrange, type Arrangement } from './arrangement.ts'
import { waitsOfDropping } from './dropping.ts'
import { waitsOfMaking } from './making.ts'
import { waitsOfSwapping } from './swapping.ts'
import { waitsOfLeaving, waitsOfParents, waitsOfParts } from './ties.ts'

const rules = [waitsOfMaking, waitsOfDropping, waitsOfAltering, waitsOfGovernors, waitsOfParts, waitsOfParents, waitsOfLeaving, waitsOfSwapping, waitsOfRows]

/** Which node waits for which, of all the parts of all tasks. */
export function waitsOf(nodes: readonly Node[], tasks: readonly Task[], world: World): readonly Edge[] {
  const arrangement = arrange(nodes, tasks, world)
  for (const rule of rules) rule(arrangement)
  return arrangement.edges
}

/** What says how others are made (default privileges) waits until these are. */
function waitsOfGovernors({ creating, dropping, altering, add, end }: Arrangement): void {
  for (const map of [creating, dropping, altering]) {
    for (const [key, task] of map) {
      const kind = kindOf(kindNameOf(key))
      if (kind.governs === undefined) continue
      for (const [made, maker] of creating) if (maker !== task && kind.governs(kindNameOf(made))) add(end(maker).last, end(task).first)
    }
  }
}

/** Parts that read or write rows wait for what they name, and rows for those that they refer to. */
function waitsOfRows({ nodes, creating, dropping, altering, add, end }: Arrangement): void {
  nodes.forEach((node) => {
    for (const key of node.part.after ?? []) {
      for (const map of [creating, altering]) {
        const before = map.get(key)
        if (before !== undefined && before !== node.task) add(end(before).last, node.number)
      }
    }
  })
  for (const [key, task] of [...creating, ...altering]) {
    if (kindOf(kindNameOf(key)).refusesWrites !== true) continue
    for (const node of nodes) if (node.part.work !== undefined) add(node.number, end(task).first)
  }
  // One that goes for good does not refuse them first.
  for (const [key, task] of dropping) {
    if (kindOf(kindNameOf(key)).refusesWrites !== true || creating.has(key)) continue
    for (const node of nodes) if (node.part.work !== undefined) add(end(task).last, node.number, null, true)
  }
  // Rows are written in the order in which they are given: what others refer to comes first.
  const filled = nodes.filter((node) => node.verb === 'fill' && node.part.work?.type === 'rows')
  filled.slice(1).forEach((node, index) => add(filled[index]?.number ?? node.number, node.number))
}
