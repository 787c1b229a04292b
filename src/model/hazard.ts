/** Risks of a step that a person must know of; `--allow` takes these names. */
export const hazardNames = [
  'data_loss',
  'blocks_reads',
  'blocks_writes',
  'rewrites_table',
  'may_fail_on_data',
  'changes_access',
  'not_transactional',
  'irreversible',
  'unmanaged_dependent',
] as const

export type HazardName = (typeof hazardNames)[number]

/** Hazards that refuse to run unless allowed by name. */
export const refusedHazards: ReadonlySet<HazardName> = new Set(['data_loss', 'blocks_reads', 'blocks_writes', 'rewrites_table'])

export interface Hazard {
  readonly name: HazardName
  /** One line for people: what would be lost, blocked or changed. */
  readonly message: string
}
