import { Menu } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { visible } from '../visible-text'
import type { Counted } from './counts'
import styles from './queue.module.css'

const numbers = new Intl.NumberFormat('en')

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
  chosen: string | null
  /** So many have a chip; the others are in a menu. */
  most: number
  words?: (type: string) => string
  onChoose: (type: string | null) => void
}

/** The types of what is in a queue, each with how many there are; a second press takes the choice back. */
export const TypeChips = ({ counts, chosen, most, words = (type) => type, onChoose }: Props) => {
  const own = counts.find(({ type }) => type === chosen) ?? (chosen === null ? null : { type: chosen, count: 0 })
  const first = counts.slice(0, most)
  const chips = own && !first.includes(own) ? [...first.slice(0, most - 1), own] : first
  const others = counts.filter((one) => !chips.includes(one))
  return (
    <>
      {chips.map(({ type, count }) => (
        <button
          key={type}
          type="button"
          className={styles.chip}
          data-on={type === chosen || undefined}
          aria-pressed={type === chosen}
          onClick={() => onChoose(type === chosen ? null : type)}
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
              <Menu.Item key={type} onClick={() => onChoose(type)}>
                <bdi>{visible(words(type))}</bdi> <span className="muted">{numbers.format(count)}</span>
              </Menu.Item>
            ))}
          </Menu.Dropdown>
        </Menu>
      )}
    </>
  )
}
