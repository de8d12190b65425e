import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { Modal } from '@mantine/core'
import { type KeyboardEvent, useEffect, useId, useRef, useState } from 'react'
import { Key } from '../parts/key'
import { useKeyboardBack } from '../parts/use-keyboard-back'
import styles from './palette.module.css'
import { type Command, matching } from './palette-commands'
import { useCommands } from './use-commands'

interface Props {
  overview: Output<'environments.list'>
  environment: Environment | null
  onClose: () => void
}

/** Finds a screen, an environment or a record, and does what the frame can do. One field; arrows choose; Enter does. */
const Palette = ({ overview, environment, onClose }: Props) => {
  const [query, setQuery] = useState('')
  const [at, setAt] = useState(0)
  const list = useId()
  const current = useRef<HTMLDivElement>(null)
  const commands = useCommands(overview, environment, query)
  const found = matching(commands.always, query)
  const shown: Command[] = [...commands.pasted, ...found]
  const chosen = Math.min(at, shown.length - 1)
  useKeyboardBack()

  useEffect(() => {
    if (chosen >= 0) current.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])

  const run = (command: Command | undefined): void => {
    if (!command) return
    onClose()
    command.run()
  }
  const press = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && shown.length > 0) setAt((chosen + step + shown.length) % shown.length)
    else if (event.key === 'Enter') run(shown[chosen])
    else return
    event.preventDefault()
  }
  return (
    <Modal.Root opened onClose={onClose} centered={false} padding={0} size="36rem" yOffset="12vh">
      <Modal.Overlay />
      <Modal.Content aria-label="Find or do anything">
        <Modal.Body>
          <input
            className={styles.field}
            data-autofocus
            role="combobox"
            aria-expanded="true"
            aria-controls={list}
            aria-activedescendant={chosen >= 0 ? `${list}-${chosen}` : undefined}
            aria-autocomplete="list"
            aria-label="Find or do anything"
            placeholder="A screen, an environment, a setting, or a pasted id"
            spellCheck={false}
            autoComplete="off"
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value)
              setAt(0)
            }}
            onKeyDown={press}
          />
          <div className={styles.list} id={list} role="listbox" aria-label="What was found">
            {shown.map((command, index) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the focus and the keys; an option only takes the mouse
              <div
                key={command.id}
                id={`${list}-${index}`}
                ref={index === chosen ? current : undefined}
                className={styles.option}
                role="option"
                tabIndex={-1}
                aria-selected={index === chosen}
                onClick={() => run(command)}
              >
                <span className="clip">{command.title}</span>
                <span className={styles.beside}>{command.beside ?? command.group}</span>
                {command.keys && <Key keys={command.keys} />}
              </div>
            ))}
          </div>
          {shown.length === 0 && (
            <p className={styles.none} role="status">
              Nothing here is called that. An id opens its record; names and e-mail addresses are found in the lists.
            </p>
          )}
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  )
}

export default Palette
