import type { RefundReason } from '@contract/desk/settings'
import { moneyWords } from '@contract/money'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { lazy, type ReactNode, Suspense, useMemo } from 'react'
import { Link } from 'wouter'
import { failureOf, read } from '../../../operations'
import { ChartWaiting } from '../../../parts/chart-waiting'
import { Empty } from '../../../parts/empty'
import { FailureNotice } from '../../../parts/failure'
import { numbers } from '../../../parts/numbers'
import { Page, Section } from '../../../parts/page'
import { ProgressLine } from '../../../parts/progress-line'
import { useKeys } from '../../../parts/use-keys'
import { screenAddress } from '../../../shell/address'
import { barsOf, dayOf, type Line, linesOf, totalOf } from './refunds-figures'
import styles from './refunds-figures.module.css'
import { ISSUE, type RefundsFilter, rangeOf, refundsFilterIn, searchOfRefunds } from './refunds-list-filter'
import { RefundsTime } from './refunds-list-filters'

const Chart = lazy(() => import('./refunds-figures-chart'))

interface Props {
  environment: string
  filter: RefundsFilter
  onFilter: (filter: RefundsFilter, how: 'push' | 'replace') => void
  actions: ReactNode
}

/** What the refunds issued here come to: by day, reason and operator. Only what is certain is in a sum. */
const RefundsFigures = ({ environment, filter, onFilter, actions }: Props) => {
  const settings = useQuery(read(null, 'settings.get', {})).data
  const currency = settings?.currency ?? 'usd'
  const today = new Date().toDateString()
  const range = useMemo(() => rangeOf(filter, new Date(today)), [filter, today])
  const heads = useMemo(() => settings?.refund_reasons.map(({ code }) => code) ?? [], [settings])
  const asked = useQuery({
    ...read(null, 'ledger.figures', { operation: ISSUE, environment, heads, ...range }),
    enabled: settings !== undefined,
    placeholderData: keepPreviousData,
  })
  useKeys({ r: () => void asked.refetch() })
  const failure = failureOf(asked.error)
  const figures = useMemo(() => asked.data?.items ?? [], [asked.data])
  const days = useMemo(() => linesOf(figures, 'day'), [figures])
  const total = useMemo(() => totalOf(figures), [figures])
  const bars = useMemo(() => {
    const first = range.from ? dayOf(new Date(range.from)) : null
    const last = filter.span === 'own' ? filter.to || null : filter.span === '' ? null : dayOf(new Date(today))
    return barsOf(days, first, last)
  }, [days, range, filter, today])
  /** The list of what one line counts. */
  const to = (part: Partial<RefundsFilter>): string =>
    `${screenAddress(environment, 'refunds')}?${searchOfRefunds({ ...refundsFilterIn(''), span: filter.span, from: filter.from, to: filter.to, ...part })}`
  const props = { currency, to }
  return (
    <div className={styles.page}>
      <Page title="Refunds" beside="figures" actions={actions}>
        <div className={styles.head}>
          <RefundsTime filter={filter} onChange={(part) => onFilter({ ...filter, ...part }, 'push')} />
          <span className="muted">Issued from this desk, in this environment. Sums are in {currency.toUpperCase()}, as it is set.</span>
        </div>
        <ProgressLine active={asked.isFetching} label="Counting" />
        {failure && <FailureNotice failure={failure} onRetry={() => void asked.refetch()} />}
        {asked.data && figures.length === 0 && (
          <Empty title={filter.span === '' ? 'No refund was issued from this desk yet' : 'No refund was issued in this time'}>
            What was refused or is unknown would be counted here too, apart from the sums.
          </Empty>
        )}
        {figures.length > 0 && (
          <>
            <Totals total={total} {...props} />
            <Suspense fallback={<ChartWaiting height="13rem" />}>
              <Chart bars={bars} currency={currency} />
            </Suspense>
            <Section title="By reason">
              <FiguresTable
                caption="Refunds by reason"
                first="Reason"
                lines={linesOf(figures, 'reason')}
                {...props}
                name={reasonName(settings?.refund_reasons ?? [])}
                link={({ key }) => (key ? to({ reason: key }) : null)}
              />
            </Section>
            <Section title="By operator">
              <FiguresTable
                caption="Refunds by operator"
                first="Operator"
                lines={linesOf(figures, 'operator')}
                {...props}
                name={operatorName}
                link={({ key }) => (key ? to({ os_user: key }) : null)}
              />
            </Section>
            <Section title="By day">
              <FiguresTable
                caption="Refunds by day"
                first="Day"
                lines={days.toReversed()}
                {...props}
                name={({ key }) => key}
                link={({ key }) => (key ? to({ span: 'own', from: key, to: key }) : null)}
              />
            </Section>
          </>
        )}
      </Page>
    </div>
  )
}

interface Shared {
  currency: string
  to: (part: Partial<RefundsFilter>) => string
}

const Totals = ({ total, currency, to }: Shared & { total: Line }) => (
  <dl className={styles.totals}>
    <div>
      <dt>Refunded</dt>
      <dd className="tabular">{moneyWords(total.cents, currency)}</dd>
      <dd className="muted">
        {counted(total.refunded, 'refund', 'refunds')}
        {total.unpriced > 0 && `, ${numbers.format(total.unpriced)} of them without a known amount`}
      </dd>
    </div>
    <Apart name="On its way at Stripe" count={total.pending}>
      {moneyWords(total.pending_cents, currency)}, not in the sum: it can still fail
    </Apart>
    <Apart name="Failed at Stripe" count={total.failed}>
      not paid out
    </Apart>
    <Apart name="Refused" count={total.refused} link={to({ states: ['refused', 'settled_not_done'] })}>
      nothing was refunded
    </Apart>
    <Apart name="Unknown" count={total.unknown} link={to({ states: ['unknown', 'sending'] })} warn>
      may have been refunded: settle each
    </Apart>
  </dl>
)

const Apart = ({
  name,
  count,
  link,
  warn,
  children,
}: {
  name: string
  count: number
  link?: string
  warn?: boolean
  children: ReactNode
}) => (
  <div data-warn={(warn && count > 0) || undefined}>
    <dt>{name}</dt>
    <dd className="tabular">{link && count > 0 ? <Link to={link}>{numbers.format(count)}</Link> : numbers.format(count)}</dd>
    <dd className="muted">{count > 0 ? children : 'none'}</dd>
  </div>
)

interface TableProps extends Shared {
  caption: string
  first: string
  lines: readonly Line[]
  name: (line: Line) => ReactNode
  link: (line: Line) => string | null
}

const FiguresTable = ({ caption, first, lines, currency, name, link }: TableProps) => (
  <table className={styles.table}>
    <caption className={styles.caption}>{caption}</caption>
    <thead>
      <tr>
        <th scope="col">{first}</th>
        <th scope="col">Sum</th>
        <th scope="col">Refunds</th>
        <th scope="col">On its way</th>
        <th scope="col">Failed</th>
        <th scope="col">Refused</th>
        <th scope="col">Unknown</th>
      </tr>
    </thead>
    <tbody>
      {lines.map((line) => {
        const to = link(line)
        return (
          <tr key={`${line.key} ${line.subject}`}>
            <th scope="row">{to === null ? name(line) : <Link to={to}>{name(line)}</Link>}</th>
            <td>
              {moneyWords(line.cents, currency)}
              {line.unpriced > 0 && <span className="muted"> + {numbers.format(line.unpriced)} unknown amounts</span>}
            </td>
            {[line.refunded, line.pending, line.failed, line.refused, line.unknown].map((count, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the columns stay in their places
              <td key={index}>{count === 0 ? <span className="faint">0</span> : numbers.format(count)}</td>
            ))}
          </tr>
        )
      })}
    </tbody>
  </table>
)

const reasonName =
  (reasons: readonly RefundReason[]) =>
  ({ key }: Line): ReactNode => {
    if (key === null) return <span className="faint">none given</span>
    if (key === '') return <span className="muted">all other reasons</span>
    const label = reasons.find(({ code }) => code === key)?.label
    return label ? (
      <>
        {label} <span className="mono muted">{key}</span>
      </>
    ) : (
      <bdi>{key}</bdi>
    )
  }
const operatorName = ({ key, subject }: Line): ReactNode => (
  <>
    <bdi>{key ?? 'nobody known'}</bdi> <span className="mono muted">{subject ?? 'the token did not say'}</span>
  </>
)
const counted = (count: number, one: string, many: string): string => `${numbers.format(count)} ${count === 1 ? one : many}`

export default RefundsFigures
