import { expose } from 'comlink'
import { checkEmail } from './check-email'
import type { Finding, Mail } from './finding'
import { nearDuplicate } from './near-duplicate'
import { plainTextOf } from './plain-text'

/** A finding, and the line of the HTML it begins on, from 1. */
export type Told = Finding & { line: number | null }

/** What the checks say of one mail. `alike`: the place, among the earlier ones, of the mail that it is much like. */
export interface Checked {
  findings: readonly Told[]
  alike: number | null
}

let earlier: readonly Mail[] = []

/** Runs beside the window: a mail can be made so that reading it takes seconds, and typing is not to wait for that. */
const work = {
  /** What was sent lately. It stays until others are given: each is read once. */
  compareWith(mails: readonly Mail[]): void {
    earlier = mails
  },
  check(mail: Mail): Checked {
    const like = nearDuplicate(mail, earlier)
    const findings = checkEmail({ ...mail, earlier })
    return { findings: withLines(findings, mail.html), alike: like === null ? null : earlier.indexOf(like.which) }
  },
  plainText: plainTextOf,
}
export type CheckWork = typeof work

/** The text is gone through once, however many findings there are. */
const withLines = (findings: readonly Finding[], html: string): Told[] => {
  const lines = new Map<number, number>()
  let [line, next] = [1, html.indexOf('\n')]
  for (const { from } of findings.filter((one) => one.from !== null).toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0))) {
    for (; next !== -1 && next < (from ?? 0); next = html.indexOf('\n', next + 1)) line += 1
    lines.set(from ?? 0, line)
  }
  return findings.map((finding) => ({ ...finding, line: finding.from === null ? null : (lines.get(finding.from) ?? null) }))
}

expose(work)
