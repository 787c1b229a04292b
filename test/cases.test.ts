import { readCases, suits } from './support/case.ts'
import { applies, describeOutcome, directions, passed, runCase } from './support/harness.ts'
import { embeddedPlace, type Place } from './support/place.ts'

// Every way of every case takes minutes, and is the matrix's (npm run test:matrix): here every fortieth that suits the embedded server's major.
const embeddedMajor = 18
const chosen = readCases()
  .filter((each) => suits(each, embeddedMajor))
  .filter((_, index) => index % 40 === 0)
  .flatMap((each) => directions.map((direction) => [`${each.name} ${direction}`, each, direction] as const))

let place: Place
beforeAll(async () => {
  place = await embeddedPlace()
})
afterAll(async () => {
  const without = readCases().filter((each) => each.plan === null).length
  if (without > 0) console.log(`${without} cases have no plan.sql yet: for them no plan was compared (npm run goldens)`)
  await place.close()
})

test.each(chosen)('%s', async (_, each, direction) => {
  if (!suits(each, place.major) || !applies(each, direction, place)) return
  const [outcome] = await runCase(each, place, { shadow: 'embedded', goldens: true, inspect: false, dumps: true }, [direction])
  if (outcome === undefined || !passed(outcome)) throw new Error(outcome === undefined ? 'the case was not run' : describeOutcome(outcome))
})
