import type { Environment } from '@contract/desk/environments'
import { Link } from 'wouter'
import { screens } from '../screens/index'
import type { Group } from '../screens/screen'
import { type Address, guideAddress, screenAddress } from './address'
import styles from './navigation.module.css'

const groups: readonly Group[] = ['People', 'Trust', 'Money', 'Catalogue', 'Reach', 'This desk']
const all = Object.entries(screens) as [keyof typeof screens, (typeof screens)[keyof typeof screens]][]

/** What there is to do in the open environment, grouped by what people do. */
export const Navigation = ({ environment, address }: { environment: Environment | null; address: Address }) => (
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

const Entry = ({ to, on, children }: { to: string; on: boolean; children: string }) => (
  <li>
    <Link to={to} className={styles.entry} aria-current={on ? 'page' : undefined}>
      {children}
    </Link>
  </li>
)
