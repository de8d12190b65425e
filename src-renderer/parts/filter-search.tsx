import { TextInput } from '@mantine/core'
import { useEffect, useEffectEvent, useState } from 'react'
import styles from './filters.module.css'

/** How long typing must rest before it is searched for, in ms. */
const SETTLE_MS = 120

/** The longest text the filters take out of an address. */
const MOST = 200

interface Props {
  /** What is searched for now: it may change from outside, as by going back. */
  text: string
  /** What can be found, as the field's own hint. */
  placeholder: string
  onSearch: (text: string) => void
}

/** A list's field to search in: it takes every letter at once, and asks when typing rests. */
export const FilterSearch = ({ text, placeholder, onSearch }: Props) => {
  const [typed, setTyped] = useState(text)
  const [known, setKnown] = useState(text)
  if (known !== text) {
    setKnown(text)
    setTyped(text)
  }
  // As of when the wait is over: another filter chosen meanwhile stays chosen.
  const search = useEffectEvent(onSearch)
  // biome-ignore lint/correctness/useExhaustiveDependencies: only what is typed starts the wait
  useEffect(() => {
    if (typed === text) return
    const timer = setTimeout(() => search(typed), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <TextInput
      type="search"
      aria-label="Search"
      placeholder={placeholder}
      className={styles.search}
      spellCheck={false}
      autoComplete="off"
      maxLength={MOST}
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
    />
  )
}
