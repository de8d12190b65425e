import { type ReactNode, useState } from 'react'
import styles from './any-json.module.css'
import { visible } from './visible-text'

/** What is shown at once: of a list, of a text, and of how deep. More is a press away. */
const MOST_ITEMS = 30
const MOST_TEXT = 300
const DEEPEST = 5

/**
 * Any JSON, readable and inert: names and what belongs to them, text as text whatever it holds, addresses no links. Names
 * stand as they came, since they are what one searches for elsewhere.
 */
export const AnyJson = ({ value, depth = 0 }: { value: unknown; depth?: number }): ReactNode => {
  if (value === null || value === undefined || value === '') return <span className="faint">none</span>
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (typeof value === 'string') return <LongText text={visible(value)} />
  if (typeof value !== 'object') return String(value)
  const entries = Array.isArray(value) ? value.map((inner, index) => [String(index + 1), inner] as const) : Object.entries(value)
  if (entries.length === 0) return <span className="faint">nothing in it</span>
  if (Array.isArray(value) && value.every(isShort)) return <LongText text={visible(value.map(String).join(', '))} />
  if (depth >= DEEPEST) return <Deeper count={entries.length}>{() => <AnyJson value={value} depth={depth - DEEPEST + 1} />}</Deeper>
  return <Entries entries={entries} depth={depth} />
}

const isShort = (value: unknown): boolean => typeof value === 'number' || (typeof value === 'string' && value.length < 40)

const Entries = ({ entries, depth }: { entries: readonly (readonly [string, unknown])[]; depth: number }) => {
  const [all, setAll] = useState(false)
  const shown = all ? entries : entries.slice(0, MOST_ITEMS)
  const left = entries.length - shown.length
  return (
    <>
      <dl className={styles.entries} data-inner={depth > 0 || undefined}>
        {shown.map(([name, inner]) => (
          <div key={name} data-tall={(typeof inner === 'object' && inner !== null && !isList(inner)) || undefined}>
            <dt>{visible(name)}</dt>
            <dd>
              <AnyJson value={inner} depth={depth + 1} />
            </dd>
          </div>
        ))}
      </dl>
      {left > 0 && (
        <button type="button" className={styles.more} onClick={() => setAll(true)}>
          Show {numbers.format(left)} more
        </button>
      )}
    </>
  )
}

const isList = (value: unknown): boolean => Array.isArray(value) && value.every(isShort)

const LongText = ({ text }: { text: string }) => {
  const [all, setAll] = useState(false)
  if (text.length <= MOST_TEXT || all) return <bdi className={styles.text}>{text}</bdi>
  return (
    <>
      <bdi className={styles.text}>{text.slice(0, MOST_TEXT)}…</bdi>{' '}
      <button type="button" className={styles.more} onClick={() => setAll(true)}>
        Show all {numbers.format(text.length)} characters
      </button>
    </>
  )
}

const Deeper = ({ count, children }: { count: number; children: () => ReactNode }) => {
  const [open, setOpen] = useState(false)
  if (open) return children()
  return (
    <button type="button" className={styles.more} onClick={() => setOpen(true)}>
      Show {numbers.format(count)} inside
    </button>
  )
}

const numbers = new Intl.NumberFormat('en')
