import { UnstyledButton } from '@mantine/core'
import { useEffect, useState } from 'react'
import { announce } from './announce'
import styles from './copyable.module.css'
import { Wrapping } from './wrapping'

const SAID_MS = 1500

/**
 * A value that a click copies. `label` names it ("user id"); `mono` for ids. Never for
 * secrets.
 */
export const Copyable = ({ value, label, mono = false }: { value: string; label: string; mono?: boolean }) => {
  const [copied, setCopied] = useState(false)
  useEffect(() => {
    if (!copied) return
    const timer = setTimeout(() => setCopied(false), SAID_MS)
    return () => clearTimeout(timer)
  }, [copied])
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(value)
      setCopied(true)
      announce(`Copied ${label}`)
    } catch {
      announce(`Could not copy ${label}`)
    }
  }
  return (
    <UnstyledButton className={styles.copyable} onClick={() => void copy()} title={`Copy ${label}`} aria-label={`${value}, copy ${label}`}>
      <span className={mono ? `mono ${styles.value}` : styles.value}>{mono ? <Wrapping text={value} /> : value}</span>
      <span className={styles.said} data-on={copied || undefined} aria-hidden="true">
        {copied ? 'copied' : 'copy'}
      </span>
    </UnstyledButton>
  )
}
