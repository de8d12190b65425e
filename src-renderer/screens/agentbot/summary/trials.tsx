import type { Output } from '@contract'
import type { ExpiringTrial } from '@contract/agentbot/summary'
import { EXPIRING_WITHIN_DAYS, MOST_EXPIRING } from '@contract/agentbot/summary-words'
import type { HistorySpan } from '@contract/desk/health-history'
import { Button } from '@mantine/core'
import { announce } from '../../../parts/announce'
import { Copyable } from '../../../parts/copyable'
import { instantOf } from '../../../parts/instant'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import { useNow } from '../../../parts/now'
import { numbers } from '../../../parts/numbers'
import { OverTime } from '../../../parts/over-time'
import { Actions, Section } from '../../../parts/page'
import { ShortTable } from '../../../parts/short-table'
import { Tag } from '../../../parts/tag'
import { toast } from '../../../parts/toast'
import { visible } from '../../../parts/visible-text'
import { addressesOf, daysWords } from './addresses'
import { MarketplaceUser } from './marketplace-user'
import { axisFormat, timesOf } from './past-words'
import styles from './summary.module.css'
import { TrialsExport } from './trials-export'

interface Props {
  environment: string
  trial: Output<'summary.get'>['trial']
  past: Output<'health-history.get'> | null
  span: HistorySpan
  stale: boolean
}

/** How many trials run, over time, and those that end soon: to be written to. */
export const Trials = ({ environment, trial, past, span, stale }: Props) => {
  const soon = trial?.expiringSoon ?? null
  const figure = past?.figures.find((one) => one.figure === 'trials.active')
  return (
    <Section title="Trials">
      <p>
        {trial?.active == null ? (
          <span className="muted">How many are active is not known.</span>
        ) : (
          <>
            <b className={styles.big}>{numbers.format(trial.active)}</b>{' '}
            {stale ? 'were active on the free plan' : 'active on the free plan'}
          </>
        )}
      </p>
      {past && figure && (
        <OverTime
          label="Active trials"
          times={timesOf(past.from, past.step, figure.values.length)}
          series={[{ name: 'Active', values: figure.values }]}
          format={axisFormat(span)}
        />
      )}
      {soon?.length === 0 && <p className="muted">No trial ends within {EXPIRING_WITHIN_DAYS} days.</p>}
      {soon && soon.length > 0 && <Soon environment={environment} soon={soon} />}
      {trial && soon === null && <p className="muted">Which trials end soon did not come with this summary.</p>}
    </Section>
  )
}

const Soon = ({ environment, soon }: { environment: string; soon: readonly ExpiringTrial[] }) => {
  const now = useNow(30_000)
  return (
    <>
      <p>
        {soon.length === 1 ? 'One ends' : `${soon.length} end`} within {EXPIRING_WITHIN_DAYS} days.{' '}
        {soon.length >= MOST_EXPIRING && (
          <span className="muted">Agentbot lists at most {MOST_EXPIRING}: there may be more, ending later than these.</span>
        )}
      </p>
      <Actions>
        <Button onClick={() => void copyAddresses(soon)}>
          Copy {addressesOf(soon).addresses.length} e-mail addresses <Key keys="E" />
        </Button>
        <TrialsExport soon={soon} />
      </Actions>
      <ShortTable
        label="Trials that end soon"
        headings={['E-mail', 'Left', 'Ends', 'User id', 'Marketplace']}
        rows={soon}
        // An id may be missing, and may come twice.
        keyOf={({ id }, at) => `${id} ${at}`}
        cells={(one) => [
          one.email ? <Copyable key="email" value={visible(one.email)} label="e-mail" /> : nothing,
          <span key="left" className="tabular">
            <Left trial={one} now={now} />
          </span>,
          <Moment key="ends" at={one.endsAt} full />,
          one.id ? <Copyable key="id" value={visible(one.id)} label="user id" mono /> : nothing,
          <MarketplaceUser key="user" environment={environment} id={one.id} email={one.email} />,
        ]}
      />
    </>
  )
}

const nothing = <span className="faint">none</span>

/** Days left as Agentbot counts them, unless it ran out since the summary was read. */
const Left = ({ trial, now }: { trial: ExpiringTrial; now: Date }) => {
  const ends = trial.endsAt === null ? null : instantOf(trial.endsAt)
  if (ends && ends.getTime() <= now.getTime()) return <Tag tone="bad">ended</Tag>
  const words = daysWords(trial.daysLeft)
  if (words === null) return <span className="faint">–</span>
  return trial.daysLeft !== null && trial.daysLeft <= 1 ? <Tag tone="warn">{words}</Tag> : words
}

/** All the addresses as one line for the To field of a mail. What is no address is left out, and said. */
export const copyAddresses = async (soon: readonly Pick<ExpiringTrial, 'email'>[]): Promise<void> => {
  const { addresses, left_out } = addressesOf(soon)
  if (addresses.length === 0) return announce('There is no address to copy.')
  const words = `Copied ${addresses.length} ${addresses.length === 1 ? 'address' : 'addresses'}${left_out > 0 ? `; ${left_out} left out: no e-mail address` : ''}`
  try {
    await navigator.clipboard.writeText(addresses.join(', '))
    toast(words)
  } catch {
    toast('The addresses could not be copied.', 'bad')
  }
}
