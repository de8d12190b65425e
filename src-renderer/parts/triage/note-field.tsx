import { Textarea } from '@mantine/core'
import { useEffect, useRef } from 'react'
import styles from './foot.module.css'
import { Templates } from './templates'

interface Props {
  label: string
  note: string
  /** Where texts that are written again and again are kept, and those there are at first. */
  keptAt: string
  first: string[]
  onNote: (note: string) => void
  /** Enter and Esc: what was written stays. */
  onClose: (key: 'Enter' | 'Escape') => void
}

/** A note beside a decision. Enter goes back to deciding. */
export const NoteField = ({ label, note, keptAt, first, onNote, onClose }: Props) => {
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => void field.current?.focus(), [])
  return (
    <div className={styles.form}>
      <Textarea
        ref={field}
        label={label}
        value={note}
        maxLength={5000}
        rows={2}
        onChange={(event) => onNote(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Escape' && (event.key !== 'Enter' || event.shiftKey))) return
          event.preventDefault()
          onClose(event.key)
        }}
      />
      <Templates
        keptAt={keptAt}
        first={first}
        text={note}
        onPick={(text) => {
          onNote(text)
          field.current?.focus()
        }}
      />
    </div>
  )
}
