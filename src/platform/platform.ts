import type { Role } from '../model/catalog.ts'
import type { KindName } from '../model/identity.ts'

export const platformNames = ['supabase'] as const
export type PlatformName = (typeof platformNames)[number]

/** A hosted PostgreSQL that brings schemas, roles and objects of its own, which declarations refer to and do not declare. */
export interface Platform {
  readonly name: PlatformName
  /** An SQL condition that holds in databases of the platform. */
  readonly known: string
  /** Never managed: nothing in them is dropped, or altered. */
  readonly schemas: readonly string[]
  /** Objects of the whole database that are the platform's. */
  readonly objects: readonly { readonly kind: KindName; readonly name: string }[]
  /**
   * What users may put on the platform's own objects, by kind: in these schemas whatever there is, in all (null) what needs an object
   * that is the users'.
   */
  readonly open: readonly { readonly kind: KindName; readonly schemas: readonly string[] | null }[]
  readonly roles: readonly Role[]
  /** What of it declarations refer to, for databases that are not on the platform: one statement each. */
  readonly stubs: readonly string[]
}

/** The platform that the settings name. */
export async function platformOf(name: PlatformName | null): Promise<Platform | null> {
  switch (name) {
    case null:
      return null
    case 'supabase':
      return (await import('./supabase.ts')).supabase
  }
}
