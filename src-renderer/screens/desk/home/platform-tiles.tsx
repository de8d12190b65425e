import type { PlatformCapability } from '@contract/capability'
import { type PlatformSubject, type QueueLook, THRESHOLD_REACHED as REACHED } from '@contract/desk/home'
import { Link } from 'wouter'
import { Moment } from '../../../parts/moment'
import { useNow } from '../../../parts/now'
import { numbers } from '../../../parts/numbers'
import { visible } from '../../../parts/visible-text'
import { isScreen, screenAddress } from '../../../shell/address'
import { causeWords } from '../../platform/connector-cause-words'
import { useSpendSetAside, withoutSetAside } from '../../platform/spend-set-aside'
import styles from './home.module.css'
import { Tile } from './tile'
import type { TileProps } from './use-look'

interface Words {
  title: string
  of: string
  tone: 'warn' | 'bad'
  /** Where its list is; and with one group only, where there is such a list. */
  list: readonly [screen: PlatformCapability, part: string | null, search: string]
  only: ((group: string) => Words['list']) | null
  /** What a group is called there; its own word where it is left out. */
  says?: (group: string) => string
  oldest: string
}

const asked = (words: Record<string, string>): string => String(new URLSearchParams(words))
const givenUp = { state: 'given_up', since: '24h' }
const ofWeek = { since: '7d' }

/** What each look at the platform is called, and where its number leads. */
const words: Readonly<Record<PlatformSubject, Words>> = {
  deliveries: {
    title: 'Failed deliveries',
    of: 'in 24 h',
    tone: 'warn',
    list: ['connector-events', null, asked(givenUp)],
    only: (cause) => ['connector-events', null, asked({ ...givenUp, cause })],
    says: causeWords,
    oldest: 'The oldest:',
  },
  stalls: {
    title: 'Queues',
    of: 'spike or stall',
    tone: 'bad',
    list: ['runtime', null, ''],
    only: null,
    oldest: 'One waits since',
  },
  spend: {
    title: 'Spend anomalies',
    of: 'in 7 days',
    tone: 'warn',
    list: ['usage', '/anomalies', asked(ofWeek)],
    only: (kind) =>
      kind === REACHED ? ['usage', '/thresholds', asked({ reached: 'yes' })] : ['usage', '/anomalies', asked({ kind, ...ofWeek })],
    oldest: 'The oldest:',
  },
  security: {
    title: 'Security events',
    of: 'critical or high, new',
    tone: 'bad',
    list: ['security-events', null, asked({ severity: 'critical,high', acknowledged: 'no' })],
    only: (severity) => ['security-events', null, asked({ severity, acknowledged: 'no' })],
    oldest: 'The oldest:',
  },
  requests: {
    title: 'Spend requests',
    of: 'wait for a decision',
    tone: 'warn',
    list: ['agent-wallet', null, asked({ view: 'requests', state: 'pending' })],
    only: null,
    oldest: 'The oldest:',
  },
}
const MOST = 5
const plain = (group: string): string => group.replaceAll('_', ' ')

/** One of the platform's lists: how many wait, of what, and since when. */
export const PlatformTile = ({ subject, environment, looked, told }: TileProps<QueueLook> & { subject: PlatformSubject }) => {
  const { aside } = useSpendSetAside(environment)
  const now = useNow(30_000).getTime()
  const { look, set_aside } = looked.look ? withoutSetAside(looked.look, aside, now) : { look: null, set_aside: 0 }
  const { title, of, tone, list, only, oldest, says = plain } = words[subject]
  const at = ([screen, part, search]: Words['list']): string | null =>
    isScreen(screen) ? `${screenAddress(environment, screen, part)}${search && `?${search}`}` : null
  const shown = look?.groups.slice(0, MOST) ?? []
  const others = look ? look.groups.slice(MOST).reduce((sum, { count }) => sum + count, 0) : 0
  return (
    <Tile
      title={title}
      to={at(list)}
      count={look?.count ?? null}
      at_least={look?.at_least ?? false}
      of={of}
      tone={tone}
      at={look?.at ?? null}
      note={
        look?.note ??
        (look && look.read < look.count ? `The lines below are of the first ${numbers.format(look.read)}.` : null) ??
        (set_aside > 0 ? `${numbers.format(set_aside)} set aside on this desk ${set_aside === 1 ? 'is' : 'are'} not counted.` : null)
      }
      told={told(looked.failure)}
      {...looked}
    >
      {look && look.count > 0 && (
        <>
          <ul className={styles.lines} aria-label={`${title} by kind`}>
            {shown.map(({ group, count }) => {
              const to = only && at(only(group))
              const said = visible(says(group.slice(0, 100)))
              return (
                <li key={group}>
                  {to ? <Link to={to}>{said}</Link> : <bdi className="muted">{said}</bdi>}
                  <b>{numbers.format(count)}</b>
                </li>
              )
            })}
            {others > 0 && (
              <li>
                <span className="muted">others</span>
                <b>{numbers.format(others)}</b>
              </li>
            )}
          </ul>
          {look.oldest && (
            <p className="muted">
              {oldest} <Moment at={look.oldest} />
            </p>
          )}
        </>
      )}
    </Tile>
  )
}
