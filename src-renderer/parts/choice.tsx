import { NativeSelect } from '@mantine/core'
import { visible } from './visible-text'

interface Props<V extends string> {
  label: string
  /** What it says while nothing is chosen: "Every stage". */
  all: string
  /** Empty where nothing is chosen. */
  value: string
  options: readonly (readonly [value: V, words: string])[]
  /** What another word than theirs is called. */
  called?: (value: string) => string
  onChoose: (value: V | '') => void
}

/** One of some, or all of them. What the address asks for and no option says is an option of its own. */
export const Choice = <V extends string>({ label, all, value, options, called = visible, onChoose }: Props<V>) => (
  <NativeSelect
    aria-label={label}
    value={value}
    onChange={(event) => onChoose(event.currentTarget.value as V | '')}
    data={[
      { value: '', label: all },
      ...options.map(([one, words]) => ({ value: one, label: words })),
      ...(value !== '' && !options.some(([one]) => one === value) ? [{ value, label: called(value).slice(0, 60) }] : []),
    ]}
  />
)
