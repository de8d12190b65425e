import type { Confirmation } from '@contract/confirmation'
import type { Environment } from '@contract/desk/environments'
import type { Effect } from '@contract/operation'
import { Checkbox, TextInput } from '@mantine/core'
import styles from './confirm.module.css'

interface Props {
  asked: Confirmation
  effect?: Effect
  who: string
  /** `who` is a number of records. */
  many?: boolean
  place: Environment | null
  said: { typed: string; ticked: boolean }
  onSay: (said: { typed: string; ticked: boolean }) => void
  disabled: boolean
}

/** What a person says back before the button works: the target, typed, where it matters most; else a tick. */
export const ConfirmReadBack = ({ asked, effect = 'edit', who, many = false, place, said, onSay, disabled }: Props) => {
  if (asked.how === 'press') return null
  if (asked.how === 'read_back')
    return (
      <div className={styles.part}>
        <Checkbox
          size="xs"
          checked={said.ticked}
          disabled={disabled}
          onChange={(event) => onSay({ ...said, ticked: event.currentTarget.checked })}
          label={
            <>
              {effect === 'mail' ? 'It goes to' : many ? 'These are' : 'This is'} <bdi>{who}</bdi>, and I have read what follows from it
            </>
          }
        />
      </div>
    )
  return (
    <div className={styles.part} data-colour={place?.colour}>
      <TextInput
        label={
          <>
            Type <b className={styles.wanted}>{asked.text}</b> to go on in{' '}
            {place?.kind === 'production' ? <span className={styles.word}>PRODUCTION</span> : place?.name}
          </>
        }
        classNames={{ input: styles.typed, label: styles.label }}
        autoComplete="off"
        spellCheck={false}
        value={said.typed}
        disabled={disabled}
        onChange={(event) => onSay({ ...said, typed: event.currentTarget.value })}
      />
    </div>
  )
}
