import { carryRows } from './carry-rows.ts'
import { addColumn, setNotNull } from './column.ts'
import { checkNotValid } from './check.ts'
import { concurrentIndex, concurrentIndexDrop } from './concurrent-index.ts'
import { domainCheckNotValid } from './domain-check.ts'
import { adoptedForeignKey, foreignKeyNotValid } from './foreign-key.ts'
import { keyByIndex, primaryKeyOfPartitioned } from './key-by-index.ts'
import { attachProven, detachConcurrently, keptForeignKey } from './partition.ts'
import { numbering } from './numbering.ts'
import { otherParents } from './other-parents.ts'
import type { Recipe } from './recipe.ts'
import { rowSecurityFlags } from './row-security.ts'
import { swappedColumn, typeSwap } from './type-swap.ts'

/** Recipes in the order in which they are asked; the first that has parts is followed. */
export const recipes: readonly Recipe[] = [
  carryRows,
  typeSwap,
  swappedColumn,
  keptForeignKey,
  foreignKeyNotValid,
  adoptedForeignKey,
  checkNotValid,
  domainCheckNotValid,
  keyByIndex,
  primaryKeyOfPartitioned,
  concurrentIndex,
  concurrentIndexDrop,
  numbering,
  addColumn,
  setNotNull,
  attachProven,
  detachConcurrently,
  otherParents,
  rowSecurityFlags,
]
