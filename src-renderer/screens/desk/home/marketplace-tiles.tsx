import type { ClaimsLook, DeletionsLook, FlagsLook } from '@contract/desk/home'
import { lazy, Suspense } from 'react'
import { Link } from 'wouter'
import { ChartWaiting } from '../../../parts/chart-waiting'
import { Moment } from '../../../parts/moment'
import { numbers } from '../../../parts/numbers'
import { screenAddress } from '../../../shell/address'
import styles from './home.module.css'
import { Tile } from './tile'
import type { TileProps } from './use-look'

const Chart = lazy(() => import('./home-chart'))

const MOST_TYPES = 5
const ageWords: Record<string, string> = { 1: '< 1 h', 24: '< 1 d', 72: '< 3 d', 168: '< 7 d', null: 'older' }
/** What a tile takes from a look: of a list that goes on, its lines are of what was read. */
const partly = (look: { at_least: boolean; count: number; read: number } | null): string | null =>
  look && look.read < look.count ? `The lines below are of the first ${numbers.format(look.read)}.` : null

export const FlagsTile = ({ environment, looked, told }: TileProps<FlagsLook>) => {
  const { look } = looked
  const list = screenAddress(environment, 'abuse-flags')
  const shown = look?.types.slice(0, MOST_TYPES) ?? []
  const others = look ? look.types.slice(MOST_TYPES).reduce((sum, { count }) => sum + count, 0) : 0
  return (
    <Tile
      title="Abuse flags"
      to={list}
      count={look?.count ?? null}
      at_least={look?.at_least ?? false}
      of="open"
      at={look?.at ?? null}
      note={look?.note ?? partly(look)}
      told={told(looked.failure)}
      {...looked}
    >
      {look && look.count > 0 && (
        <>
          <Suspense fallback={<ChartWaiting height="6rem" />}>
            <Chart
              label="Open"
              color="var(--accent)"
              bars={look.ages.map(({ within_hours, count }) => ({ name: ageWords[String(within_hours)] ?? '', count }))}
            />
          </Suspense>
          <ul className={styles.inline} aria-label="Open flags by age">
            {look.ages
              .filter(({ count }) => count > 0)
              .map(({ within_hours, count }) => (
                <li key={within_hours}>
                  <span className="muted">{ageWords[String(within_hours)]}</span>
                  <b>{numbers.format(count)}</b>
                </li>
              ))}
            {look.undated > 0 && (
              <li>
                <span className="muted">without a date</span>
                <b>{numbers.format(look.undated)}</b>
              </li>
            )}
          </ul>
          <ul className={styles.lines} aria-label="Open flags by type">
            {shown.map(({ type, count }) => (
              <li key={type}>
                <Link to={`${list}?type=${encodeURIComponent(type)}`}>{type.replaceAll('_', ' ')}</Link>
                <b>{numbers.format(count)}</b>
              </li>
            ))}
            {others > 0 && (
              <li>
                <span className="muted">other types</span>
                <b>{numbers.format(others)}</b>
              </li>
            )}
          </ul>
          {look.oldest && (
            <p className="muted">
              The oldest: <Moment at={look.oldest} />
            </p>
          )}
        </>
      )}
    </Tile>
  )
}

export const DeletionsTile = ({ environment, looked, told }: TileProps<DeletionsLook>) => {
  const { look } = looked
  const list = screenAddress(environment, 'deletions')
  return (
    <Tile
      title="Pending deletions"
      to={`${list}?show=soon`}
      count={look?.soon ?? null}
      at_least={look !== null && look.read < look.count}
      of="due in 24 h"
      tone="warn"
      at={look?.at ?? null}
      note={look?.note ?? partly(look)}
      told={told(looked.failure)}
      {...looked}
    >
      {look && look.count > 0 && (
        <>
          <Suspense fallback={<ChartWaiting height="6rem" />}>
            <Chart
              label="Due"
              color="var(--warn)"
              bars={look.days.map((count, day) => ({ name: day === 0 ? '24 h' : `${day + 1} d`, count }))}
            />
          </Suspense>
          <ul className={styles.lines} aria-label="Pending deletions in all">
            {look.overdue > 0 && (
              <li>
                <span className="muted">overdue</span>
                <b>{numbers.format(look.overdue)}</b>
              </li>
            )}
            <li>
              <span className="muted">due within 7 days</span>
              <b>{numbers.format(look.days.reduce((sum, count) => sum + count, 0))}</b>
            </li>
            <li>
              <Link to={list}>pending in all</Link>
              <b>
                {look.at_least && 'at least '}
                {numbers.format(look.count)}
              </b>
            </li>
          </ul>
          {look.next && (
            <p className="muted">
              {look.overdue > 0 ? 'The first was due' : 'The next:'} <Moment at={look.next} />
            </p>
          )}
        </>
      )}
    </Tile>
  )
}

export const ClaimsTile = ({ environment, looked, told }: TileProps<ClaimsLook>) => {
  const { look } = looked
  return (
    <Tile
      title="Claims"
      to={screenAddress(environment, 'claims')}
      count={look?.count ?? null}
      at_least={look?.at_least ?? false}
      of="waiting"
      at={look?.at ?? null}
      note={look?.note ?? null}
      told={told(looked.failure)}
      {...looked}
    >
      {look?.oldest && (
        <p className="muted">
          The oldest: <Moment at={look.oldest} />
        </p>
      )}
    </Tile>
  )
}
