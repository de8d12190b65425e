import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { Key } from '../key'
import styles from './foot.module.css'
import { Hint } from './hint'
import { snoozes } from './snoozing'

interface Props {
  now: Date
  onSnooze: (until: number) => void
  onClose: () => void
  /** More ways, as buttons. */
  also?: ReactNode
}

/** For how long a record is put off. Kept on this machine: other operators go on seeing it. */
export const SnoozeForm = ({ now, onSnooze, onClose, also }: Props) => (
  <fieldset
    aria-label="Snooze"
    className={styles.form}
    onKeyDown={(event) => {
      if (event.key !== 'Escape') return
      event.preventDefault()
      onClose()
    }}
  >
    <h3>Snooze at this desk for</h3>
    <div className={styles.buttons}>
      {snoozes(now).map(({ key, words, until }, index) => (
        <Button key={key} onClick={() => onSnooze(until)} autoFocus={index === 0}>
          {words} <Hint keys={key} />
        </Button>
      ))}
      {also}
      <Button onClick={onClose}>
        Cancel <Key keys="escape" />
      </Button>
    </div>
  </fieldset>
)
