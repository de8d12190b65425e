import { moneyWords } from '@contract/money'
import type { Periods } from '@contract/platform/usage-days'
import { type UsageOrgDays, usageCategories } from '@contract/platform/usage-records'
import { lazy, Suspense, useMemo } from 'react'
import { AsTable } from '../../../parts/as-table'
import { ChartKey } from '../../../parts/chart-key'
import { ChartWaiting } from '../../../parts/chart-waiting'
import { categoriesOf, onDay } from '../usage-series'
import { plainWord, shortDay } from '../usage-words'

const Chart = lazy(() => import('./days-chart'))

/** Green, amber and red mean something; what is paid for does not. */
const colours = [
  'var(--accent)',
  'var(--env-violet)',
  'color-mix(in srgb, var(--accent) 45%, var(--surface))',
  'color-mix(in srgb, var(--env-violet) 45%, var(--surface))',
  'var(--muted)',
] as const

/** What each day of this period was spent on, beside the same day of the last; days with something unusual are marked. */
export const SpendByDay = ({ days, periods, marked }: { days: UsageOrgDays; periods: Periods; marked: ReadonlySet<string> }) => {
  const { currency } = days
  const money = (cents: number): string => moneyWords(cents, currency)
  const { categories, bars } = useMemo(() => {
    const named = categoriesOf(days.days, usageCategories)
    // More than can be told apart are one: the table has them all.
    const drawn = named.length <= colours.length ? named : [...named.slice(0, colours.length - 1), null]
    const known = new Map(days.days.map((day) => [day.day, day]))
    const begun = periods.today ? [...periods.full, periods.today] : periods.full
    return {
      categories: { named, drawn },
      bars: begun.map(({ day, cents }, at) => {
        const alone = drawn.filter((one) => one !== null).map((category) => onDay(known.get(day), category))
        const rest = cents - alone.reduce((sum, one) => sum + one, 0)
        return {
          day,
          cents,
          all: named.map((category) => onDay(known.get(day), category)),
          on: drawn.includes(null) ? [...alone, rest] : alone,
          last: periods.last[at]?.cents ?? null,
          marked: marked.has(day),
        }
      }),
    }
  }, [days, periods, marked])
  const series = categories.drawn.map((category, n) => ({
    name: category === null ? 'all else' : plainWord(category),
    colour: colours[n] ?? 'var(--muted)',
  }))
  return (
    <div>
      <Suspense fallback={<ChartWaiting height="13rem" />}>
        <Chart bars={bars} categories={series} currency={currency} />
      </Suspense>
      <ChartKey
        label="Spend by day: which colour is which"
        entries={[
          ...series,
          ...(periods.last.length > 0 ? [{ name: 'the same day of the last period', colour: 'var(--text)' }] : []),
          ...(bars.some((bar) => bar.marked) ? [{ name: 'something unusual', colour: 'var(--bad)', dot: true }] : []),
        ]}
      />
      <AsTable
        label="Spend by day"
        headings={['Day', 'All', ...categories.named.map(plainWord), 'Last period', 'Unusual']}
        rows={bars
          .toReversed()
          .map(({ day, cents, all, last, marked: odd }) => [
            shortDay(day),
            money(cents),
            ...all.map(money),
            last === null ? '–' : money(last),
            odd ? 'yes' : '',
          ])}
      />
    </div>
  )
}
