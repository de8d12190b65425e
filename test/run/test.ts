import type { Outcome } from './outcome'
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
  const results: { name: string; outcome: Outcome }[] = []
  for (const together of stages) {
    // A build is what most stages stand on, so it is brought up to date whatever was chosen.
    const due = together.filter(({ name, always }) => always || chosen.length === 0 || chosen.includes(name))
    const ended = await Promise.all(
      due.map(async ({ name, run }) => {
        const start = performance.now()
        const outcome = await attempt(run)
        report(name, outcome, (performance.now() - start) / 1000)
        return { name, outcome }
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

const report = (name: string, { passed, failed, skipped }: Outcome, seconds: number): void => {
  const counts = [
    `${passed} passed`,
    ...(failed.length ? [`${failed.length} failed`] : []),
    ...(skipped.length ? [`${skipped.length} skipped`] : []),
  ]
  console.log(`${failed.length ? '✗' : '✓'} ${name.padEnd(13)} ${`${seconds.toFixed(1)} s`.padStart(8)}   ${counts.join(', ')}`)
}

/** Prints what failed and what was skipped, then the sum alone on its line. Nothing that ran is no success. */
const sum = (results: readonly { name: string; outcome: Outcome }[], seconds: number): number => {
  const listed = (kind: 'failed' | 'skipped'): string[] =>
    results.flatMap(({ name, outcome }) => outcome[kind].map((what) => `${name}: ${what}`))
  const failures = listed('failed')
  const skips = listed('skipped')
  const passes = results.reduce((total, { outcome }) => total + outcome.passed, 0)
  if (skips.length > 0) console.log(`\nSkipped:\n${skips.map((what) => `  ${what}`).join('\n')}`)
  if (failures.length > 0) console.log(`\nFailed:\n${failures.map((what) => `  ${what}`).join('\n')}`)
  console.log(`\n${seconds.toFixed(0)} s in all`)
  console.log(`${passes} passed, ${failures.length} failed${skips.length > 0 ? `, ${skips.length} skipped` : ''}`)
  return failures.length > 0 || passes === 0 ? 1 : 0
}

process.exitCode = await test(process.argv.slice(2))
