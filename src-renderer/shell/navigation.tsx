import type { Environment } from '@contract/desk/environments'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read } from '../operations'
import { screens } from '../screens/index'
import type { Group, ScreenCapability } from '../screens/screen'
import { type Address, guideAddress, screenAddress } from './address'
import styles from './navigation.module.css'

const groups: readonly Group[] = ['People', 'Trust', 'Money', 'Catalogue', 'Reach', 'Watch', 'This desk']
const all = Object.entries(screens) as [keyof typeof screens, (typeof screens)[keyof typeof screens]][]

/** What there is to do in the open environment, grouped by what people do. */
export const Navigation = ({ environment, address }: { environment: Environment | null; address: Address }) => {
  const waiting = useWaiting()
  return (
    <nav className={styles.nav} aria-label="Screens">
      {environment &&
        groups.map((group) => {
          const here = all.filter(([, screen]) => screen.group === group)
          if (here.length === 0) return null
          return (
            <div key={group} className={styles.group}>
              <h2 id={`group-${group}`}>{group}</h2>
              <ul aria-labelledby={`group-${group}`}>
                {here.map(([capability, screen]) => (
                  <Entry
                    key={capability}
                    to={screenAddress(environment.id, capability)}
                    on={address.page === 'screen' && address.environment === environment.id && address.capability === capability}
                    waiting={waiting[capability]}
                  >
                    {screen.title}
                  </Entry>
                ))}
              </ul>
            </div>
          )
        })}
      <span className="grow" />
      <ul aria-label="This desk">
        <Entry to={guideAddress('getting-started')} on={address.page === 'guide'}>
          Guide
        </Entry>
        <Entry to="/environments" on={['environments', 'environment', 'new-environment'].includes(address.page)}>
          Environments
        </Entry>
      </ul>
    </nav>
  )
}

/** Beside an entry only where something waits, in words: "1 unknown", "1 running". Over all environments. */
const useWaiting = (): Partial<Record<ScreenCapability, string>> => {
  const unknown = useQuery(read(null, 'ledger.health', {})).data?.unknown ?? 0
  const jobs = useQuery(read(null, 'jobs.list', { offset: 0, limit: 20 })).data?.items ?? []
  const count = (state: string): number => jobs.filter((job) => job.state === state).length
  const state = ['running', 'stopped'].find((one) => count(one) > 0)
  return {
    ...(unknown > 0 ? { ledger: `${unknown} unknown` } : {}),
    ...(state ? { jobs: `${count(state)} ${state}` } : {}),
  }
}

const Entry = ({ to, on, waiting, children }: { to: string; on: boolean; waiting?: string | undefined; children: string }) => (
  <li>
    <Link to={to} className={styles.entry} aria-current={on ? 'page' : undefined}>
      {children}
      {waiting && <span className={styles.waiting}>{waiting}</span>}
    </Link>
  </li>
)
