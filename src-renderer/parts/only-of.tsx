import { Button } from '@mantine/core'
import styles from './filters.module.css'
import { visible } from './visible-text'

interface Props {
  /** "Of the org". */
  what: string
  /** Its id; empty where the list is not narrowed down to one. */
  id: string
  /** "Every org". */
  every: string
  onEvery: () => void
}

/** A list that was come to from one record holds only what is of it: which that is, and a way to all of them. */
export const OnlyOf = ({ what, id, every, onEvery }: Props) =>
  id === '' ? null : (
    <span className={styles.days}>
      <span className="muted">{what}</span> <span className="mono clip">{visible(id)}</span>
      <Button onClick={onEvery}>{every}</Button>
    </span>
  )
