import { ActionIcon, Button } from '@mantine/core'
import { IconChevronDown, IconChevronUp, IconX } from '@tabler/icons-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { keyWords } from './key'
import styles from './panel.module.css'
import { DetailBeside, ListBeside, type ListHandle, useListBeside } from './table-handle'
import { useKeys } from './use-keys'

/**
 * A list and, beside it, the detail of one of its records. Where there is no room for both the detail covers the list,
 * which stays as it is underneath: its rows, its place, its current row.
 */
export const Split = ({ list, detail }: { list: ReactNode; detail: ReactNode }) => (
  <ListBeside value={useRef<ListHandle>(null)}>
    <div className={styles.split} data-open={detail ? true : undefined}>
      <div className={styles.list}>
        <DetailBeside value={Boolean(detail)}>{list}</DetailBeside>
      </div>
      {detail}
    </div>
  </ListBeside>
)

interface Props {
  /** What the record is called by people. */
  title: ReactNode
  /** Its id and the like, one quiet line. */
  beside?: ReactNode
  children: ReactNode
  /** Buttons at the foot. */
  actions?: ReactNode
  /** The keys of the row before and the next one, where they are not K and J. */
  moves?: { before: string; next: string }
  /** Goes to the list's own address. */
  onClose: () => void
}

const usual = { before: 'K', next: 'J' }

/** The detail of one record. Esc closes it and the list has the focus again. */
export const Panel = ({ title, beside, children, actions, moves = usual, onClose }: Props) => {
  const panel = useRef<HTMLElement>(null)
  const name = useId()
  const list = useListBeside()
  const close = (): void => {
    onClose()
    // After the list is there again: what is hidden can't take the focus.
    requestAnimationFrame(() => list.current?.focus())
  }
  useKeys({ escape: () => document.querySelector('[role="menu"], [role="listbox"]') === null && close() })
  useEffect(() => {
    const covered = panel.current && getComputedStyle(panel.current).position === 'absolute'
    if (covered) panel.current?.focus({ preventScroll: true })
  }, [])
  return (
    <aside ref={panel} className={styles.panel} aria-labelledby={name} tabIndex={-1}>
      <header className={styles.head}>
        <div className={styles.title}>
          <h2 id={name}>{title}</h2>
          {beside && <div className="muted">{beside}</div>}
        </div>
        <ActionIcon aria-label="Row before" title={`Row before (${keyWords(moves.before)})`} onClick={() => list.current?.move(-1)}>
          <IconChevronUp size={16} />
        </ActionIcon>
        <ActionIcon aria-label="Next row" title={`Next row (${keyWords(moves.next)})`} onClick={() => list.current?.move(1)}>
          <IconChevronDown size={16} />
        </ActionIcon>
        <ActionIcon aria-label="Close" title="Close (Esc)" onClick={close}>
          <IconX size={16} />
        </ActionIcon>
      </header>
      <div className={styles.body}>{children}</div>
      {actions && <footer className={styles.actions}>{actions}</footer>}
    </aside>
  )
}

/** A part of the detail under its own small heading. */
export const PanelSection = ({ title, children }: { title?: string; children: ReactNode }) => (
  <section className={styles.section} aria-label={title}>
    {title && <h3>{title}</h3>}
    {children}
  </section>
)

/** A button that can't be pressed now, and why. The reason is read out with it and stands above it; beside it at a head. */
export const WhyNot = ({ label, reason, beside = false }: { label: string; reason: string; beside?: boolean }) => {
  const id = useId()
  return (
    <div className={styles.why} data-beside={beside || undefined}>
      <p id={id} className="muted">
        {reason}
      </p>
      <Button data-disabled aria-disabled="true" aria-describedby={id} onClick={(event) => event.preventDefault()}>
        {label}
      </Button>
    </div>
  )
}
