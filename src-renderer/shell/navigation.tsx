import type { Environment } from '@contract/desk/environments'
import { presets } from '@contract/desk/presets'
import { VisuallyHidden } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { screens } from '../screens/index'
import type { Group, ScreenCapability } from '../screens/screen'
import { type Address, guideAddress, isScreen, screenAddress } from './address'
import { usePreset } from './landing'
import styles from './navigation.module.css'
import { useWaiting, type Waits } from './waiting'

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
  const parts = (some: readonly Part[]) =>
    environment &&
    some.map(({ title, here }) => (
      <div key={title} className={styles.group}>
        <h2 id={headingOf(title)}>{title}</h2>
        <ul aria-labelledby={headingOf(title)}>
          {here.map((capability) => (
            <Entry
              key={capability}
              to={screenAddress(environment.id, capability)}
              on={current === capability}
              waiting={waiting[capability]}
            >
              {screens[capability].title}
            </Entry>
          ))}
        </ul>
      </div>
    ))
  const rest = all.filter((one) => !first.includes(one))
  return (
    <nav className={styles.nav} aria-label="Screens">
      {first.length === 0 ? (
        parts(grouped(all))
      ) : (
        <>
          {parts([{ title: role.name, here: first }])}
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

/** An id has no spaces: a list of them would be read. */
const headingOf = (title: string): string => `group-${title.replaceAll(' ', '-')}`

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

const Entry = ({ to, on, waiting, children }: { to: string; on: boolean; waiting?: Waits | undefined; children: string }) => (
  <li>
    <Link to={to} className={styles.entry} aria-current={on ? 'page' : undefined}>
      {children}
      {waiting && (
        <span className={styles.waiting}>
          {waiting.words}
          {waiting.of && <VisuallyHidden> {waiting.of}</VisuallyHidden>}
        </span>
      )}
    </Link>
  </li>
)
