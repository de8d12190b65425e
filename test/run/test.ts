import { withoutLeftovers } from './leftovers'
import type { Outcome, Took } from './outcome'
import { stages } from './stages'

/** `npm test`: every stage in order, or those named after `--`. Ends in one line with the sum. */
const test = async (chosen: readonly string[]): Promise<number> => {
  const names = stages.flat().map(({ name }) => name)
  const unknown = chosen.filter((name) => !names.includes(name))
  if (unknown.length > 0) {
    console.error(`There is no stage called ${unknown.join(', ')}. Stages: ${names.join(', ')}`)
    return 1
  }
  const began = performance.now()
  const results: Result[] = []
  for (const together of stages) {
    // A build is what most stages stand on, so it is brought up to date whatever was chosen.
    const due = together.filter(({ name, always }) => always || chosen.length === 0 || chosen.includes(name))
    const ended = await Promise.all(
      due.map(async ({ name, run }) => {
        const start = performance.now()
        const outcome = await attempt(run)
        const result = { name, outcome, seconds: (performance.now() - start) / 1000 }
        console.log(line(result))
        return result
      }),
    )
    results.push(...ended)
  }
  return sum(results, (performance.now() - began) / 1000)
}

const attempt = async (run: () => Promise<Outcome>): Promise<Outcome> => {
  try {
    return await run()
  } catch (error) {
    return { passed: 0, failed: [error instanceof Error ? error.message : String(error)], skipped: [] }
  }
}

interface Result {
  name: string
  outcome: Outcome
  seconds: number
}

/** How many of a stage's tests the sum names as its slowest. */
const SLOWEST = 8
/** Stages under so many seconds are not worth the lines. */
const SHORT = 20

const line = ({ name, outcome: { passed, failed, skipped }, seconds }: Result): string => {
  const counts = [
    `${passed} passed`,
    ...(failed.length ? [`${failed.length} failed`] : []),
    ...(skipped.length ? [`${skipped.length} skipped`] : []),
  ]
  return `${failed.length ? '✗' : '✓'} ${name.padEnd(13)} ${time(seconds)}   ${counts.join(', ')}`
}

const time = (seconds: number): string => `${seconds.toFixed(1)} s`.padStart(8)

/** What to look at first when a run has become too long. */
const slowest = (took: readonly Took[]): string[] =>
  [...took]
    .sort((one, other) => other.seconds - one.seconds)
    .slice(0, SLOWEST)
    .map(({ title, seconds }) => `  ${time(seconds)}   ${title}`)

/** Prints what took how long, what failed and what was skipped, then the sum alone on its line. Nothing that ran is no success. */
const sum = (results: readonly Result[], seconds: number): number => {
  const listed = (kind: 'failed' | 'skipped'): string[] =>
    results.flatMap(({ name, outcome }) => outcome[kind].map((what) => `${name}: ${what}`))
  const failures = listed('failed')
  const skips = listed('skipped')
  const passes = results.reduce((total, { outcome }) => total + outcome.passed, 0)
  for (const { name, outcome, seconds: ran } of results)
    if (outcome.took?.length && ran > SHORT) console.log(`\nSlowest of ${name}:\n${slowest(outcome.took).join('\n')}`)
  console.log(`\n${results.map(line).join('\n')}`)
  if (skips.length > 0) console.log(`\nSkipped:\n${skips.map((what) => `  ${what}`).join('\n')}`)
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((what) => `  ${what}`).join('\n')}`)
  console.log(`\n${seconds.toFixed(0)} s in all`)
  console.log(`${passes} passed, ${failures.length} failed${skips.length > 0 ? `, ${skips.length} skipped` : ''}`)
  return failures.length > 0 || passes === 0 ? 1 : 0
}

process.exitCode = await withoutLeftovers(() => test(process.argv.slice(2)))
