import type { ReactNode } from 'react'
import styles from './tag.module.css'

export type Tone = 'plain' | 'good' | 'warn' | 'bad' | 'accent'

/** A state in a word. The colour repeats the word and never stands for it. */
export const Tag = ({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={styles.tag} data-tone={tone}>
    {children}
  </span>
)
