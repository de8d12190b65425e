import { VisuallyHidden } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { Link } from 'wouter'
import { z } from 'zod'
import { useKept } from '../parts/use-kept'
import { screens } from '../screens/index'
import type { ScreenCapability } from '../screens/screen'
import { screenAddress } from './address'
import styles from './navigation.module.css'
import type { Waits } from './waiting'

const Folded = z.array(z.string())
const none: string[] = []

interface Props {
  environment: string
  title: string
  here: readonly ScreenCapability[]
  current: ScreenCapability | null
  waiting: Partial<Record<ScreenCapability, Waits>>
}

/** Screens under one heading, which folds them away and stays so on this machine. The open one is always in view. */
export const Foldable = ({ environment, title, here, current, waiting }: Props) => {
  const [folded, keepFolded] = useKept('navigation folded', Folded, none)
  const open = !folded.includes(title)
  const shown = open ? here : here.filter((one) => one === current)
  const waits = here.filter((one) => waiting[one] && !shown.includes(one)).map((one) => screens[one].title)
  return (
    <div className={styles.group}>
      <h2 id={headingOf(title)}>
        <button
          type="button"
          className={styles.heading}
          aria-expanded={open}
          onClick={() => keepFolded(open ? [...folded, title] : folded.filter((one) => one !== title))}
        >
          {title}
          <span className={styles.sign} aria-hidden="true">
            ›
          </span>
          {waits.length > 0 && (
            <span className={styles.waiting} title={waits.join(', ')}>
              {waits.length} waiting
            </span>
          )}
        </button>
      </h2>
      {shown.length > 0 && (
        <ul aria-labelledby={headingOf(title)}>
          {shown.map((capability) => (
            <Entry key={capability} to={screenAddress(environment, capability)} on={current === capability} waiting={waiting[capability]}>
              {screens[capability].title}
            </Entry>
          ))}
        </ul>
      )}
    </div>
  )
}

/** An id has no spaces: a list of them would be read. */
const headingOf = (title: string): string => `group-${title.replaceAll(' ', '-')}`

/** The open one is scrolled into view: the list is longer than a small window. */
export const Entry = ({ to, on, waiting, children }: { to: string; on: boolean; waiting?: Waits | undefined; children: string }) => {
  const here = useRef<HTMLLIElement>(null)
  useEffect(() => {
    if (on) here.current?.scrollIntoView({ block: 'nearest' })
  }, [on])
  return (
    <li ref={here}>
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
}
