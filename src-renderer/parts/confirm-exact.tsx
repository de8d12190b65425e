import { contract, type Input, type MutationName } from '@contract'
import { useEffect, useState } from 'react'
import styles from './confirm.module.css'
import { requestOf } from './confirm-request'
import { visible } from './visible-text'

interface Props {
  operation: MutationName
  input: Input<MutationName>
  attempt: string
  /** The subject, where a request names what only it tells. */
  record?: unknown
}

/** The exact request. A field that holds a whole document is told by its length, its SHA-256 and how it begins. */
export const ConfirmExact = ({ operation, input, attempt, record }: Props) => {
  const fields = input as Record<string, unknown>
  const documents = contract[operation].documents.filter((field) => typeof fields[field] === 'string')
  const texts = JSON.stringify(documents.map((field) => fields[field]))
  const [hashes, setHashes] = useState<{ of: string; is: readonly string[] } | null>(null)
  useEffect(() => {
    let left = false
    void Promise.all((JSON.parse(texts) as string[]).map(sha256)).then((is) => left || setHashes({ of: texts, is }))
    return () => {
      left = true
    }
  }, [texts])
  const brief = documents.map((field, index) => {
    const hash = hashes?.of === texts ? hashes.is[index] : undefined
    return [field, inBrief(String(fields[field]), hash)] as const
  })
  return (
    <>
      <pre className={styles.code}>
        {requestOf(operation, { ...fields, ...Object.fromEntries(brief) } as Input<MutationName>, attempt, record)}
      </pre>
      {documents.length > 0 && (
        <p className={`${styles.brief} muted`}>
          {documents.join(' and ')} {documents.length === 1 ? 'is' : 'are'} told in brief here; the rest is as it goes out.
        </p>
      )}
    </>
  )
}

/** "[1,234 characters · SHA-256 ab12cd34ef56… · begins: <!doctype html>]" */
export const inBrief = (text: string, hash: string | undefined): string => {
  const line = text.trimStart().split(/\r\n|\r|\n/, 1)[0] ?? ''
  const first = visible(line.length > 80 ? `${line.slice(0, 80)}…` : line)
  return `[${text.length.toLocaleString('en')} characters · SHA-256 ${hash ? `${hash.slice(0, 12)}…` : '…'} · begins: ${first}]`
}

const sha256 = async (text: string): Promise<string> => {
  const hash = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(hash), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
