import type { HealthCell } from '@contract/desk/health-history'
import type { RuntimeCheck } from '@contract/platform/runtime'
import { checkSignals } from '@contract/platform/runtime-signals'
import { AsTable } from '../../../parts/as-table'
import { entryOf } from '../../../parts/entry-of'
import { Moment } from '../../../parts/moment'
import { numbers } from '../../../parts/numbers'
import { Tag, type Tone } from '../../../parts/tag'
import { UptimeBars } from '../../../parts/uptime-bars'
import { visible } from '../../../parts/visible-text'
import styles from './runtime.module.css'

const tones: Record<string, Tone> = { ok: 'plain', degraded: 'warn', down: 'bad' }

/** Every part that is checked: how it is, how fast it answered, when that was, and how it was. `now` in milliseconds. */
export const Checks = ({ checks, now }: { checks: readonly RuntimeCheck[]; now: number }) => {
  const times = [...new Set(checks.flatMap(({ history }) => history.map(({ at }) => at)))].sort()
  if (checks.length === 0) return <p className="muted">The platform answered, and checks nothing.</p>
  return (
    <>
      <ul className={styles.list} aria-label="Checks">
        {checks.map((check) => (
          <li key={check.name} className={styles.check}>
            <span>
              <Tag tone={entryOf(tones, check.state) ?? 'plain'}>{visible(check.state).slice(0, 30)}</Tag>
            </span>
            <span className={styles.name}>
              <bdi>{visible(check.name)}</bdi>{' '}
              {check.detail && (
                <span className="muted">
                  <bdi>{visible(check.detail)}</bdi>
                </span>
              )}
            </span>
            <span className={`${styles.number} tabular`}>
              {check.latency_ms === null ? (
                <span className="faint">{check.state === 'ok' ? 'not said' : 'no answer'}</span>
              ) : (
                `${numbers.format(check.latency_ms)} ms`
              )}
            </span>
            <span className={styles.number}>
              {checkSignals(check, now).some(({ kind }) => kind === 'unchecked') ? (
                <Tag tone="warn">
                  <Moment at={check.checked_at} />
                </Tag>
              ) : (
                <span className="muted">
                  <Moment at={check.checked_at} none="not said" />
                </span>
              )}
            </span>
            <span>{check.history.length > 0 && <UptimeBars cells={check.history.map(cellOf)} label={wordsOf(check)} />}</span>
          </li>
        ))}
      </ul>
      {times.length > 0 && (
        <AsTable
          label="Checks over time"
          headings={['From', ...checks.map(({ name }) => visible(name))]}
          rows={times
            .map((at) => [moments.format(new Date(at)), ...checks.map(({ history }) => said(history.find((one) => one.at === at)))])
            .toReversed()}
        />
      )}
    </>
  )
}

type Stretch = RuntimeCheck['history'][number]

const cellOf = ({ ok, degraded, down }: Stretch): HealthCell => ({ ok, degraded, down, other: 0, unreached: 0 })

const said = (stretch: Stretch | undefined): string =>
  stretch
    ? (['ok', 'degraded', 'down'] as const)
        .filter((word) => stretch[word] > 0)
        .map((word) => `${stretch[word]} ${word}`)
        .join(', ') || 'not checked'
    : 'not checked'

/** All the bars in a sentence. */
const wordsOf = ({ name, history }: RuntimeCheck): string => {
  const sum = (word: 'ok' | 'degraded' | 'down'): number => history.reduce((total, stretch) => total + stretch[word], 0)
  const all = sum('ok') + sum('degraded') + sum('down')
  if (all === 0) return `${visible(name)}: never checked`
  return `${visible(name)}: ok in ${Math.floor((sum('ok') / all) * 1000) / 10} % of ${numbers.format(all)} checks, degraded in ${sum('degraded')}, down in ${sum('down')}`
}

const moments = new Intl.DateTimeFormat('en-GB', { weekday: 'short', hour: '2-digit', minute: '2-digit' })
