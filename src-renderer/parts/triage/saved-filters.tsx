import { Button, Menu, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { z } from 'zod'
import { useKept } from '../use-kept'
import styles from './queue.module.css'

const SavedList = z.array(z.object({ name: z.string().max(60), search: z.string().max(500) })).max(50)
const none: z.output<typeof SavedList> = []

interface Props {
  keptAt: string
  /** The filter as it stands in the address. */
  search: string
  onSearch: (search: string) => void
}

/** Filters somebody kept on this machine under a name. */
export const SavedFilters = ({ keptAt, search, onSearch }: Props) => {
  const [saved, setSaved] = useKept(keptAt, SavedList, none)
  const [name, setName] = useState('')
  const [opened, setOpened] = useState(false)
  const save = (event: FormEvent): void => {
    event.preventDefault()
    const as = name.trim()
    if (as === '') return
    setSaved([...saved.filter((one) => one.name !== as), { name: as, search }].slice(-50))
    setName('')
    setOpened(false)
  }
  return (
    <Menu position="bottom-end" opened={opened} onChange={setOpened} width="16rem">
      <Menu.Target>
        <button type="button" className={styles.order}>
          Filters
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {saved.length > 0 && <Menu.Label>Kept on this computer</Menu.Label>}
        {saved.map((one) => (
          <Menu.Item key={one.name} onClick={() => onSearch(one.search)}>
            <bdi>{one.name}</bdi>
          </Menu.Item>
        ))}
        {saved.length > 0 && (
          <>
            <Menu.Divider />
            <Menu.Label>Forget</Menu.Label>
            {saved.map((one) => (
              <Menu.Item key={one.name} closeMenuOnClick={false} onClick={() => setSaved(saved.filter(({ name }) => name !== one.name))}>
                Forget <bdi>{one.name}</bdi>
              </Menu.Item>
            ))}
            <Menu.Divider />
          </>
        )}
        <form onSubmit={save} style={{ display: 'flex', gap: '0.375rem', padding: '0.375rem' }}>
          <TextInput
            aria-label="Name of this filter"
            placeholder="Name of this filter"
            value={name}
            maxLength={60}
            onChange={(event) => setName(event.currentTarget.value)}
            // The menu takes letters to find its items.
            onKeyDown={(event) => event.stopPropagation()}
          />
          <Button type="submit" disabled={name.trim() === ''}>
            Keep
          </Button>
        </form>
      </Menu.Dropdown>
    </Menu>
  )
}
