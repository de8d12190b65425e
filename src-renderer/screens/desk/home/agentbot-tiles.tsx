import type { AgentbotLook } from '@contract/desk/home'
import { Moment } from '../../../parts/moment'
import { numbers } from '../../../parts/numbers'
import { screenAddress } from '../../../shell/address'
import styles from './home.module.css'
import { Tile } from './tile'
import type { TileProps } from './use-look'

/** What Agentbot says, where this environment has one: services that fail, and trials that end soon. */
export const AgentbotTiles = ({ environment, looked, told }: TileProps<AgentbotLook>) => {
  const { look } = looked
  const to = screenAddress(environment, 'summary')
  const failing = look?.services?.filter(({ state }) => state !== 'ok') ?? null
  const down = failing?.some(({ state }) => state === 'down')
  const shared = { at: look?.at ?? null, to, ...looked }
  return (
    <>
      <Tile
        title="Services"
        count={failing?.length ?? null}
        of={`of ${numbers.format(look?.services?.length ?? 0)} not ok`}
        tone={down ? 'bad' : 'warn'}
        told={told(looked.failure)}
        note={look && look.services === null ? 'Agentbot’s answer has no service health.' : null}
        {...shared}
      >
        {failing && failing.length > 0 && (
          <ul className={styles.lines} aria-label="Services that are not ok">
            {failing.map(({ name, state }) => (
              <li key={name}>
                <bdi>{name}</bdi>
                <b>{state}</b>
              </li>
            ))}
          </ul>
        )}
      </Tile>
      <Tile
        title="Trials"
        count={look?.trials?.count ?? null}
        at_least={look?.trials?.at_least ?? false}
        of="end within 3 days"
        told={told(looked.failure) || looked.failure !== null}
        note={look && look.trials === null ? 'Agentbot’s answer does not say which trials end soon.' : null}
        {...shared}
      >
        {look?.trials?.next && (
          <p className="muted">
            The next: <Moment at={look.trials.next} />
          </p>
        )}
      </Tile>
    </>
  )
}
