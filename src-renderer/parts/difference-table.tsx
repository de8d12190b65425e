import { useMemo } from 'react'
import { none } from './column-cells'
import { type Difference, differencesOf, pathWords } from './difference'
import { currencyAt } from './json-kinds'
import { JsonView } from './json-view'
import { ShortTable } from './short-table'
import { Tag, type Tone } from './tag'
import { visible } from './visible-text'
import { Wrapping } from './wrapping'

const tones: Record<Difference['kind'], Tone> = { added: 'good', removed: 'bad', changed: 'warn' }

interface Props {
  before: unknown
  after: unknown
  /** What the two are called: "Before", "After". */
  headings?: readonly [before: string, after: string]
  /** Names the table. */
  label: string
  /** Where a record with this id is, or null. */
  addressOf?: (id: string) => string | null
  /** What stands where nothing differs. */
  same?: string
}

const nowhere = () => null

/** Two JSON values side by side, only the fields that differ. All text in them is text and nothing else. */
export const DifferenceTable = ({ before, after, headings = ['Before', 'After'], label, addressOf = nowhere, same }: Props) => {
  const found = useMemo(() => differencesOf(before, after), [before, after])
  const inner = (one: Difference, side: 'before' | 'after') => {
    const [own, other] = side === 'before' ? [before, after] : [after, before]
    return (
      <JsonView
        // Under its own name and in its own currency, so that cents and moments are read as what they are.
        name={String(one.path.findLast((part) => typeof part === 'string') ?? '')}
        currency={currencyAt(own, one.path) ?? currencyAt(other, one.path)}
        value={one[side]}
        addressOf={addressOf}
      />
    )
  }
  if (found.length === 0) return <p className="muted">{same ?? 'Nothing differs.'}</p>
  return (
    <ShortTable
      label={label}
      named
      headings={['Field', ...headings]}
      rows={found}
      keyOf={({ path }) => JSON.stringify(path)}
      cells={(one) => [
        <span key="field">
          <bdi className="mono">
            <Wrapping text={visible(pathWords(one.path)) || 'the whole'} />
          </bdi>{' '}
          <Tag tone={tones[one.kind]}>{one.kind}</Tag>
        </span>,
        one.kind === 'added' ? none : inner(one, 'before'),
        one.kind === 'removed' ? none : inner(one, 'after'),
      ]}
    />
  )
}
