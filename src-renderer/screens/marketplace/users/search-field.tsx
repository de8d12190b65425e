import { ActionIcon, TextInput } from '@mantine/core'
import { IconSearch, IconX } from '@tabler/icons-react'
import { useEffect, useRef, useState } from 'react'

/** How long a person may pause between two letters before it is looked for, in milliseconds: too short to be felt. */
const PAUSE = 30

/** Looks for users by any part of their id, e-mail address or name, a moment after the last letter. */
export const SearchField = ({ text, onSearch }: { text: string; onSearch: (text: string) => void }) => {
  const [typed, setTyped] = useState(text)
  const search = useRef(onSearch)
  search.current = onSearch
  useEffect(() => {
    if (typed.trim() === text) return
    const timer = setTimeout(() => search.current(typed.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [typed, text])
  return (
    <TextInput
      type="search"
      aria-label="Search users"
      placeholder="Any part of an id, e-mail address or name"
      leftSection={<IconSearch size={14} aria-hidden="true" />}
      rightSection={
        typed !== '' && (
          <ActionIcon aria-label="Clear the search" onClick={() => setTyped('')}>
            <IconX size={14} />
          </ActionIcon>
        )
      }
      value={typed}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key !== 'Escape' || typed === '') return
        event.stopPropagation()
        setTyped('')
      }}
      autoComplete="off"
      spellCheck={false}
      maxLength={200}
    />
  )
}
