import type { parse } from 'postgres-array'
import type { Parameter } from './connection.ts'

type Decoder = (text: string) => unknown

const asText: Decoder = (text) => text

/** Most arrays of a catalog are empty: they share one. */
const empty: readonly unknown[] = Object.freeze([])

/** Types whose values are not left as text. OIDs of the system's types are the same on all servers. */
const scalars: ReadonlyMap<number, Decoder> = new Map<number, Decoder>([
  [16, (text) => text === 't'], // bool
  [21, Number], // int2
  [23, Number], // int4
  [26, Number], // oid
  [700, Number], // float4
  [701, Number], // float8
  [114, (text): unknown => JSON.parse(text)], // json
  [3802, (text): unknown => JSON.parse(text)], // jsonb
])

/** Array types of pg_catalog with their elements' types; without box[], whose delimiter is a semicolon. */
const elementOf: ReadonlyMap<number, number> = new Map(
  (
    '143:142 199:114 271:5069 651:650 775:774 791:790 1000:16 1001:17 1002:18 1003:19 1005:21 1006:22 1007:23 1008:24 1009:25 1010:27 1011:28 ' +
    '1012:29 1013:30 1014:1042 1015:1043 1016:20 1021:700 1022:701 1028:26 1034:1033 1040:829 1041:869 1115:1114 1182:1082 1183:1083 1185:1184 1187:1186 ' +
    '1231:1700 1270:1266 1561:1560 1563:1562 2207:2202 2208:2203 2209:2204 2210:2205 2211:2206 2951:2950 3735:3734 3770:3769 3807:3802 4073:4072 4090:4089 ' +
    '4097:4096 4192:4191'
  )
    .split(' ')
    .map((pair): [number, number] => {
      const [array, element] = pair.split(':').map(Number)
      return [array ?? 0, element ?? 0]
    }),
)

/**
 * How values of each type, by OID, become JavaScript's; types that are not in the map stay text.
 * @param parseArray - `parse` of postgres-array, which callers load when they connect
 */
export function decoders(parseArray: typeof parse): ReadonlyMap<number, Decoder> {
  const all = new Map(scalars)
  for (const [array, element] of elementOf) {
    const decode = scalars.get(element) ?? asText
    all.set(array, (text) => (text === '{}' ? empty : parseArray(text, decode)))
  }
  return all
}

/** A parameter as PostgreSQL reads it as text. */
export function encode(parameter: Parameter): string | null {
  if (parameter === null || typeof parameter === 'string') return parameter
  if (typeof parameter === 'number' || typeof parameter === 'boolean') return String(parameter)
  return `{${parameter.map((element) => `"${element.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`).join(',')}}`
}
