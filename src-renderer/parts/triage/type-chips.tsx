import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { numbers } from '../numbers'
import { visible } from '../visible-text'
import type { Counted } from './counts'
import styles from './queue.module.css'

interface ChoiceProps<V extends string> {
  /** What one chooses: "Show". */
  label: string
  chosen: V
  options: readonly { value: V; words: string; beside?: ReactNode }[]
  /** How many there are of the chosen one; left out while that is not known. */
  count?: number | undefined
  on: boolean
  onChoose: (value: V) => void
}

/** A chip that opens into a choice of one. */
export const ChoiceChip = <V extends string>({ label, chosen, options, count, on, onChoose }: ChoiceProps<V>) => {
  const words = options.find(({ value }) => value === chosen)?.words ?? chosen
  return (
    <Menu>
      <Menu.Target>
        <button type="button" className={styles.chip} data-on={on || undefined} aria-label={`${label}: ${words}`}>
          <bdi className="clip">{visible(words)}</bdi> {count !== undefined && <b>{numbers.format(count)}</b>}
          <IconChevronDown size="0.75rem" aria-hidden="true" />
        </button>
      </Menu.Target>
      <Menu.Dropdown mah="20rem" style={{ overflow: 'auto' }}>
        {options.map((option) => (
          <Menu.Item key={option.value} onClick={() => onChoose(option.value)}>
            <bdi>{visible(option.words)}</bdi>
            {option.beside}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

interface Props {
  counts: readonly Counted[]
  /** One by a press; several where an address asks for them. */
  chosen: readonly string[]
  /** So many have a chip; the others are in a menu. */
  most: number
  words?: (type: string) => string
  onChoose: (types: readonly string[]) => void
}

/** The types of what is in a queue, each with how many there are; a second press takes the choice back. */
export const TypeChips = ({ counts, chosen, most, words = (type) => type, onChoose }: Props) => {
  const own = chosen.map((one) => counts.find(({ type }) => type === one) ?? { type: one, count: 0 })
  const first = counts.slice(0, most)
  const missing = own.filter((one) => !first.includes(one))
  const chips = [...first.slice(0, most - missing.length), ...missing]
  const others = counts.filter((one) => !chips.includes(one))
  return (
    <>
      {chips.map(({ type, count }) => (
        <button
          key={type}
          type="button"
          className={styles.chip}
          data-on={chosen.includes(type) || undefined}
          aria-pressed={chosen.includes(type)}
          onClick={() => onChoose(chosen.includes(type) ? chosen.filter((one) => one !== type) : [type])}
        >
          <bdi className="clip">{visible(words(type))}</bdi> <b>{numbers.format(count)}</b>
        </button>
      ))}
      {others.length > 0 && (
        <Menu>
          <Menu.Target>
            <button type="button" className={styles.chip}>
              {others.length} more <IconChevronDown size="0.75rem" aria-hidden="true" />
            </button>
          </Menu.Target>
          <Menu.Dropdown mah="20rem" style={{ overflow: 'auto' }}>
            {others.map(({ type, count }) => (
              <Menu.Item key={type} onClick={() => onChoose([type])}>
                <bdi>{visible(words(type))}</bdi> <span className="muted">{numbers.format(count)}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}
