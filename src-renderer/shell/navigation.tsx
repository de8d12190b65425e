import type { Environment } from '@contract/desk/environments'
import { presets } from '@contract/desk/presets'
import { useState } from 'react'
import { screens } from '../screens/index'
import type { Group, ScreenCapability } from '../screens/screen'
import { type Address, guideAddress, isScreen } from './address'
import { isAtHand } from './at-hand'
import { usePreset } from './landing'
import styles from './navigation.module.css'
import { Entry, Foldable } from './navigation-group'
import { useWaiting } from './waiting'

const groups: readonly Group[] = ['Now', 'People', 'Trust', 'Money', 'Catalogue', 'Reach', 'Watch', 'This desk']
const all = Object.keys(screens) as ScreenCapability[]

interface Part {
  title: string
  here: readonly ScreenCapability[]
}

/** These screens by group, without the empty ones. */
const grouped = (some: readonly ScreenCapability[]): Part[] =>
  groups.map((group) => ({ title: group, here: some.filter((one) => screens[one].group === group) })).filter(({ here }) => here.length > 0)

/** What there is to do in the open environment: grouped by what people do, or one's own work first and all else under More. */
export const Navigation = ({ environment, address }: { environment: Environment | null; address: Address }) => {
  const waiting = useWaiting(environment)
  const preset = usePreset()
  const role = presets[preset ?? 'everything']
  // Notices concern whoever is here, whatever they work on.
  const first = role.first.length === 0 ? [] : [...role.first.filter(isScreen), 'watches' as const]
  const current = address.page === 'screen' && address.environment === environment?.id ? address.capability : null
  const atHand = all.filter((one) => environment === null || one === current || isAtHand(environment, one))
  const parts = (some: readonly Part[]) =>
    environment &&
    some.map((part) => <Foldable key={part.title} environment={environment.id} current={current} waiting={waiting} {...part} />)
  const rest = atHand.filter((one) => !first.includes(one))
  return (
    <nav className={styles.nav} aria-label="Screens">
      {first.length === 0 ? (
        parts(grouped(atHand))
      ) : (
        <>
          {parts([{ title: role.name, here: first.filter((one) => atHand.includes(one)) }])}
          {environment && (
            <More
              key={preset}
              begins={current !== null && rest.includes(current)}
              waits={rest.filter((one) => waiting[one]).map((one) => screens[one].title)}
            >
              {parts(grouped(rest))}
            </More>
          )}
        </>
      )}
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

/** All other screens, one press away. While it is closed it says where something waits. */
const More = ({ begins, waits, children }: { begins: boolean; waits: readonly string[]; children: React.ReactNode }) => {
  const [open, setOpen] = useState(begins)
  return (
    <div className={styles.more}>
      <button type="button" className={styles.entry} aria-expanded={open} onClick={() => setOpen(!open)}>
        <span className={styles.chevron} aria-hidden="true">
          ›
        </span>
        More
        {!open && waits.length > 0 && (
          <span className={styles.waiting} title={waits.join(', ')}>
            {waits.length} waiting
          </span>
        )}
      </button>
      {open && children}
    </div>
  )
}
