import { moneyWords } from '../money'
import { type DayCents, estimateOf, lastByNow, type Periods, periodsOfOrg, sumOf } from './usage-days'
import type { UsageOrg, UsageOrgDays } from './usage-records'

/** What is unusual about an org's spend, by this desk's own reading, and why. */
export interface Finding {
  rule: RuleWord
  severity: 'bad' | 'warn'
  /** The day it is about; null where it is about the period. */
  day: string | null
  /** The reason, a whole sentence. */
  words: string
}

interface Facts {
  org: UsageOrg
  /** Null where its days are not known: then the rules that need them find nothing. */
  periods: Periods | null
  money: (cents: number) => string
}
type Found = Omit<Finding, 'rule' | 'severity'>

interface Rule {
  /** Two or three words, for a list. */
  title: string
  /** When it finds something, as the guide and the screen say it. */
  means: string
  severity: Finding['severity']
  find: (facts: Facts) => readonly Found[]
}

/** How much of a limit is near it. */
const NEAR = 0.9
/** A day this many times the usual is a spike; usual is the median of so many days before it, of which so many must be known. */
const SPIKE = { times: 3, days: 14, least: 7 }
const STOPPED_DAYS = 3
const DOUBLED = 2

const period = (words: string): Found => ({ day: null, words })
const none: readonly Found[] = []
const percent = (share: number): string => `${Math.floor(share * 100)} %`
const isOver = ({ limit_cents, spend_cents }: UsageOrg): boolean => limit_cents !== null && spend_cents > limit_cents

/** Every rule, in the order findings are shown. What is found when is decided here and nowhere else. */
export const usageRules = {
  payment_failed: {
    title: 'payment failed',
    means: 'The last invoice could not be collected.',
    severity: 'bad',
    find: ({ org }) => (org.payment_state === 'failed' ? [period('Its last invoice could not be collected.')] : none),
  },
  over_limit: {
    title: 'over its limit',
    means: 'More was spent in this period than its limit.',
    severity: 'bad',
    find: ({ org, money }) =>
      isOver(org) ? [period(`It has spent ${money(org.spend_cents)}, over its limit of ${money(org.limit_cents ?? 0)}.`)] : none,
  },
  over_threshold: {
    title: 'over the threshold',
    means: 'The spend of this period has reached what operators set to hear of.',
    severity: 'warn',
    find: ({ org, money }) =>
      org.threshold_cents !== null && org.spend_cents >= org.threshold_cents
        ? [period(`It has spent ${money(org.spend_cents)}: the threshold of ${money(org.threshold_cents)} is reached.`)]
        : none,
  },
  over_day_threshold: {
    title: 'a day over the threshold',
    means: 'A day of this period has reached what operators set to hear of for a single day.',
    severity: 'warn',
    find: ({ org, periods, money }) => {
      const most = org.day_threshold_cents
      if (most === null || !periods) return none
      return begun(periods)
        .filter(({ cents }) => cents >= most)
        .map(({ day, cents }) => ({ day, words: `${money(cents)} in one day: the threshold of a day, ${money(most)}, is reached.` }))
    },
  },
  spike: {
    title: 'spike',
    means: `A day came to ${SPIKE.times} times the usual or more: the median of the ${SPIKE.days} days before it.`,
    severity: 'warn',
    find: ({ periods, money }) => {
      if (!periods) return none
      const days = [...periods.last, ...begun(periods)]
      const first = periods.last.length
      return days.flatMap(({ day, cents }, at) => {
        const before = days.slice(Math.max(0, at - SPIKE.days), at)
        if (at < first || before.length < SPIKE.least) return []
        const usual = medianOf(before)
        if (usual <= 0 || cents < usual * SPIKE.times) return []
        return [{ day, words: `${money(cents)} in one day, ${times(cents / usual)} times the usual ${money(Math.round(usual))}.` }]
      })
    },
  },
  heading_over: {
    title: 'heading over its limit',
    means: 'At the pace of its last full days, seven at most, this period comes to more than its limit.',
    severity: 'warn',
    find: ({ org, periods, money }) => {
      const estimate = periods && estimateOf(periods)
      if (estimate === null || org.limit_cents === null || isOver(org) || estimate <= org.limit_cents) return none
      return [period(`At its present pace the period comes to about ${money(estimate)}, over its limit of ${money(org.limit_cents)}.`)]
    },
  },
  near_limit: {
    title: 'near its limit',
    means: `${percent(NEAR)} of its limit is spent, or more.`,
    severity: 'warn',
    find: ({ org, money }) =>
      org.limit_cents !== null && org.limit_cents > 0 && !isOver(org) && org.spend_cents >= org.limit_cents * NEAR
        ? [period(`${percent(org.spend_cents / org.limit_cents)} of its limit of ${money(org.limit_cents)} is spent.`)]
        : none,
  },
  doubled: {
    title: 'twice the last period',
    means: `By the same day, ${DOUBLED} times the last period or more was spent.`,
    severity: 'warn',
    find: ({ periods, money }) => {
      const before = periods && lastByNow(periods)
      if (!periods || !before) return none
      const now = sumOf(periods.full)
      if (periods.full.length < SPIKE.least || now < before * DOUBLED) return none
      return [
        period(`${money(now)} by the end of the last full day, ${times(now / before)} times the ${money(before)} of the last period.`),
      ]
    },
  },
  stopped: {
    title: 'stopped',
    means: `Nothing was spent on the last ${STOPPED_DAYS} full days, where there was a usual spend before.`,
    severity: 'warn',
    find: ({ periods, money }) => {
      if (!periods) return none
      const days = [...periods.last, ...periods.full]
      const quiet = [...days].reverse().findIndex(({ cents }) => cents > 0)
      if (quiet < STOPPED_DAYS) return none
      const before = days.slice(Math.max(0, days.length - quiet - SPIKE.days), days.length - quiet)
      const since = days[days.length - quiet]
      if (before.length < SPIKE.least || !since) return none
      return [
        { day: since.day, words: `Nothing was spent for ${quiet} days, where ${money(Math.round(medianOf(before)))} a day was usual.` },
      ]
    },
  },
  payment_overdue: {
    title: 'payment overdue',
    means: 'The last invoice is overdue.',
    severity: 'warn',
    find: ({ org }) => (org.payment_state === 'overdue' ? [period('Its last invoice is overdue.')] : none),
  },
  no_limit: {
    title: 'no limit',
    means: 'It spends, and nothing limits it.',
    severity: 'warn',
    find: ({ org, money }) =>
      org.limit_cents === null && org.spend_cents > 0 ? [period(`It has spent ${money(org.spend_cents)}, and nothing limits it.`)] : none,
  },
} satisfies Record<string, Rule>
export type RuleWord = keyof typeof usageRules

/** The rules, in the order findings are shown. */
export const ruleWords = Object.keys(usageRules) as RuleWord[]

/** What this desk itself finds unusual, the gravest first. Without its days: what its billing alone tells. */
export const findingsOf = (org: UsageOrg, days: UsageOrgDays | null): Finding[] => {
  const periods = days && periodsOfOrg(days)
  const facts: Facts = { org, periods, money: (cents) => moneyWords(cents, org.currency) }
  return ruleWords.flatMap((rule) => {
    const { severity, find }: Rule = usageRules[rule]
    return find(facts).map((found) => ({ rule, severity, ...found }))
  })
}

const begun = ({ full, today }: Periods): readonly DayCents[] => (today ? [...full, today] : full)

const medianOf = (days: readonly DayCents[]): number => {
  const sorted = days.map(({ cents }) => cents).toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [low, high] = [sorted[sorted.length % 2 === 0 ? middle - 1 : middle] ?? 0, sorted[middle] ?? 0]
  return (low + high) / 2
}

/** Rounded down to a tenth: 2.96 times is not yet 3. */
const times = (factor: number): string => String(Math.floor(factor * 10) / 10)
