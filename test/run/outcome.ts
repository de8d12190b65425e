import { readFileSync } from 'node:fs'
import { inProject } from './project'

/** What one stage brings to the sum. A stage that could not run says why in `skipped` or `failed`. */
export interface Outcome {
  passed: number
  /** What failed, each with the words to look for it by. */
  failed: readonly string[]
  /** What was not tried, each with its reason. */
  skipped: readonly string[]
  /** How long each test took, where the runner says so. */
  took?: readonly Took[]
}

export interface Took {
  title: string
  seconds: number
}

export const passed = (count = 1): Outcome => ({ passed: count, failed: [], skipped: [] })
export const failed = (...what: string[]): Outcome => ({ passed: 0, failed: what, skipped: [] })
export const skipped = (reason: string): Outcome => ({ passed: 0, failed: [], skipped: [reason] })

/** Two runs that count as one stage. */
export const together = (one: Outcome, other: Outcome): Outcome => ({
  passed: one.passed + other.passed,
  failed: [...one.failed, ...other.failed],
  skipped: [...one.skipped, ...other.skipped],
  took: [...(one.took ?? []), ...(other.took ?? [])],
})

interface VitestReport {
  testResults: {
    name: string
    status: string
    message: string
    assertionResults: { fullName: string; status: string; duration?: number | null }[]
  }[]
}

/** Reads vitest's JSON report. A file that failed before its first test counts as one failure. */
export const vitestOutcome = (file: string): Outcome => {
  const report = JSON.parse(readFileSync(file, 'utf8')) as VitestReport
  const all = report.testResults.flatMap(({ name, assertionResults }) => {
    const where = name.replace(`${inProject()}/`, '')
    return assertionResults.map((test) => ({
      status: test.status,
      title: `${where}: ${test.fullName}`,
      seconds: (test.duration ?? 0) / 1000,
    }))
  })
  const broken = report.testResults
    .filter(({ status, assertionResults }) => status === 'failed' && !assertionResults.some((test) => test.status === 'failed'))
    .map(({ name, message }) => `${name.replace(`${inProject()}/`, '')}: ${message.split('\n')[0] ?? 'did not load'}`)
  const those = (status: string): string[] => all.filter((test) => test.status === status).map(({ title }) => title)
  return {
    passed: those('passed').length,
    failed: [...those('failed'), ...broken],
    skipped: all.filter(({ status }) => !['passed', 'failed'].includes(status)).map(({ title }) => title),
    took: all,
  }
}

interface PlaywrightSuite {
  suites?: PlaywrightSuite[]
  specs?: {
    title: string
    file: string
    tests: {
      status: string
      projectName: string
      annotations: { type: string; description?: string }[]
      results?: { duration: number }[]
    }[]
  }[]
}

/** Reads Playwright's JSON report. A test that passed only when repeated is a failure: repeating hides races. */
export const playwrightOutcome = (file: string): Outcome => {
  const report = JSON.parse(readFileSync(file, 'utf8')) as PlaywrightSuite & { errors?: { message?: string }[] }
  const specs = (suite: PlaywrightSuite): NonNullable<PlaywrightSuite['specs']> => [
    ...(suite.specs ?? []),
    ...(suite.suites ?? []).flatMap(specs),
  ]
  const all = specs(report).flatMap(({ title, file: where, tests }) =>
    tests.map((test) => ({
      status: test.status,
      title: `${where}: ${title}`,
      seconds: (test.results ?? []).reduce((sum, { duration }) => sum + duration, 0) / 1000,
      reason: test.annotations.find(({ type }) => type === 'skip' || type === 'fixme')?.description,
    })),
  )
  return {
    passed: all.filter(({ status }) => status === 'expected').length,
    failed: [
      ...all
        .filter(({ status }) => status === 'unexpected' || status === 'flaky')
        .map(({ title, status }) => (status === 'flaky' ? `${title} (only when repeated)` : title)),
      ...(report.errors ?? []).map(({ message }) => message?.split('\n')[0] ?? 'Playwright failed before its first test'),
    ],
    skipped: all.filter(({ status }) => status === 'skipped').map(({ title, reason }) => (reason ? `${title} (${reason})` : title)),
    took: all,
  }
}
