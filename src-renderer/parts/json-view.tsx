import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'
import { Copyable } from './copyable'
import { currencyIn, isPlain, kindOf } from './json-kinds'
import styles from './json-view.module.css'
import { Moment } from './moment'
import { visible } from './visible-text'

interface Shown {
  /** Where a record with this id is, or null. */
  addressOf: (id: string) => string | null
  currency: string | null
  depth: number
}

const DEEPEST = 5
const WIDEST = 24
const LONGEST = 240
/** A text of a million characters takes seconds to draw, so it is drawn piece by piece. */
const STEP = 20_000

/**
 * Any JSON, made to be read: names and values, times as moments, amounts as money, ids to copy or follow. All of it may
 * be written by whoever one looks into, so every string is text and nothing else, and nothing is shown without end. `name`
 * is what the value itself is called where it was taken from, and `currency` what stood beside it there: cents and times are
 * known by them.
 */
export const JsonView = ({ value, addressOf, name = '', currency = null }: Props) => (
  <Value name={name} value={value} shown={{ addressOf, currency, depth: 0 }} />
)

interface Props {
  value: unknown
  addressOf: Shown['addressOf']
  name?: string
  currency?: string | null
}

const Value = ({ name, value, shown }: { name: string; value: unknown; shown: Shown }): ReactNode => {
  const one = kindOf(name, value, shown.currency)
  switch (one.kind) {
    case 'nothing':
      return <span className="faint">{value === '' ? 'empty text' : 'nothing'}</span>
    case 'word':
      return one.text
    case 'number':
    case 'money':
      return <span className="tabular">{one.text}</span>
    case 'moment':
      return <Moment at={one.at} full />
    case 'id':
      return <RecordId id={one.id} addressOf={shown.addressOf} />
    case 'text':
      return <LongText text={one.text} />
    case 'list':
      return one.items.every(isPlain) ? (
        <Row items={one.items} name={name} shown={shown} />
      ) : (
        <List items={one.items} name={name} shown={shown} />
      )
    case 'fields':
      return <Fields fields={one.fields} shown={shown} />
  }
}

/** An id to copy; where the record has a page here, with a link to it. */
export const RecordId = ({ id, addressOf }: { id: string; addressOf: Shown['addressOf'] }) => {
  const to = addressOf(id)
  return (
    <span className={styles.id}>
      <Copyable value={id} label="id" mono />
      {to !== null && (
        <Link to={to} className={styles.open}>
          Open
        </Link>
      )}
    </span>
  )
}

const LongText = ({ text }: { text: string }) => {
  const [most, setMost] = useState(LONGEST)
  if (text.length <= LONGEST) return <bdi className={styles.text}>{visible(text)}</bdi>
  const rest = text.length - most
  return (
    <>
      <bdi className={styles.text}>{rest > 0 ? `${visible(text.slice(0, most))}…` : visible(text)}</bdi>{' '}
      {rest <= 0 ? (
        <More onMore={() => setMost(LONGEST)}>Show less</More>
      ) : rest <= STEP ? (
        <More onMore={() => setMost(text.length)}>Show all {text.length.toLocaleString('en')} characters</More>
      ) : (
        <More onMore={() => setMost(most + STEP)}>
          Show {STEP.toLocaleString('en')} more of {text.length.toLocaleString('en')} characters
        </More>
      )}
    </>
  )
}

const Row = ({ items, name, shown }: { items: readonly unknown[]; name: string; shown: Shown }) => {
  const { first, rest, more } = useSome(items)
  return (
    <span className={styles.row}>
      {first.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a list of a server's JSON has no other name for its items
        <span key={index}>
          <Value name={name} value={item} shown={shown} />
        </span>
      ))}
      {rest > 0 && <More onMore={more}>Show {rest} more</More>}
    </span>
  )
}

const List = ({ items, name, shown }: { items: readonly unknown[]; name: string; shown: Shown }) => {
  const { first, rest, more } = useSome(items, 3)
  return (
    <Deeper shown={shown} what={`${items.length} entries`}>
      {(inner) => (
        <ol className={styles.list}>
          {first.map((item, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a list of a server's JSON has no other name for its items
            <li key={index}>
              <Value name={name} value={item} shown={inner} />
            </li>
          ))}
          {rest > 0 && (
            <li className={styles.rest}>
              <More onMore={more}>Show {rest} more</More>
            </li>
          )}
        </ol>
      )}
    </Deeper>
  )
}

const Fields = ({ fields, shown }: { fields: readonly [string, unknown][]; shown: Shown }) => {
  const { first, rest, more } = useSome(fields)
  const currency = currencyIn(fields, shown.currency)
  return (
    <Deeper shown={{ ...shown, currency }} what={`${fields.length} ${fields.length === 1 ? 'field' : 'fields'}`}>
      {(inner) => (
        <dl className={styles.fields}>
          {first.map(([name, value]) => (
            <div key={name} data-nested={!isPlain(value) || undefined}>
              <dt>
                <bdi>{visible(name).slice(0, 120)}</bdi>
              </dt>
              <dd>
                <Value name={name} value={value} shown={inner} />
              </dd>
            </div>
          ))}
          {rest > 0 && (
            <div data-nested>
              <dt>
                <More onMore={more}>Show {rest} more</More>
              </dt>
              <dd />
            </div>
          )}
        </dl>
      )}
    </Deeper>
  )
}

/** What lies deep is drawn when it is asked for, some levels at a time. */
const Deeper = ({ shown, what, children }: { shown: Shown; what: string; children: (inner: Shown) => ReactNode }) => {
  const [open, setOpen] = useState(false)
  if (shown.depth < DEEPEST) return children({ ...shown, depth: shown.depth + 1 })
  return open ? children({ ...shown, depth: 1 }) : <More onMore={() => setOpen(true)}>Show {what}</More>
}

const useSome = <T,>(all: readonly T[], least = WIDEST) => {
  const [most, setMost] = useState(all.length <= least + 2 ? least + 2 : least)
  return { first: all.slice(0, most), rest: Math.max(0, all.length - most), more: () => setMost(most + 500) }
}

const More = ({ onMore, children }: { onMore: () => void; children: ReactNode }) => (
  <button type="button" className={styles.more} onClick={onMore}>
    {children}
  </button>
)
