import type { Output } from '@contract'
import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { call, failureOf } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { numbers } from '../../../parts/numbers'
import { spanWords } from '../../../parts/write-words'
import { guideAddress } from '../../../shell/address'
import styles from './story.module.css'

type Shown =
  | { kind: 'verified'; found: Output<'ledger.verify'> }
  | { kind: 'signed'; file: string; entries: number }
  | { kind: 'failed'; failure: Failure }

/** Whether the record can be trusted: verified here, or signed for somebody else to check. */
export const useProof = () => {
  const [busy, setBusy] = useState<'verify' | 'sign' | null>(null)
  const [shown, setShown] = useState<Shown | null>(null)
  const run = async (what: 'verify' | 'sign', work: () => Promise<Shown | null>): Promise<void> => {
    setBusy(what)
    setShown(null)
    try {
      setShown(await work())
    } catch (error) {
      const failure = failureOf(error)
      if (!failure) throw error
      setShown({ kind: 'failed', failure })
    } finally {
      setBusy(null)
    }
  }
  return {
    busy,
    shown,
    dismiss: () => setShown(null),
    verify: () => void run('verify', async () => ({ kind: 'verified', found: await call(null, 'ledger.verify', {}) })),
    sign: () =>
      void run('sign', async () => {
        const { file, entries } = await call(null, 'ledger.export_signed', {})
        return file === null ? null : { kind: 'signed', file, entries }
      }),
  }
}

type Proof = ReturnType<typeof useProof>

/** Checks every entry; writes them all to a signed file. */
export const ProofButtons = ({ busy, verify, sign }: Proof) => (
  <>
    <Button loading={busy === 'verify'} onClick={verify} title="Checks every entry, and that none is missing">
      Verify
    </Button>
    <Button loading={busy === 'sign'} onClick={sign} title="Every entry, in a file that can be checked without Opsdesk">
      Signed file
    </Button>
  </>
)

/** A line over the list: what verifying found, or where the signed file is. */
export const ProofState = ({ shown, dismiss }: Proof) => {
  if (shown === null) return null
  if (shown.kind === 'failed')
    return (
      <div className={styles.line}>
        <FailureNotice failure={shown.failure} />
        <Button onClick={dismiss}>Dismiss</Button>
      </div>
    )
  return (
    <div className={styles.line} role="status" data-tone={shown.kind === 'verified' && !shown.found.whole ? 'bad' : undefined}>
      <span className={styles.words}>{shown.kind === 'verified' ? verdictOf(shown.found) : <Signed {...shown} />}</span>
      <Button onClick={dismiss}>Dismiss</Button>
    </div>
  )
}

const Signed = ({ file, entries }: { file: string; entries: number }) => (
  <>
    {entriesWords(entries)} in <Copyable value={file} label="file name" mono />. Anybody can check it with resources/verify-ledger.mjs:{' '}
    <Link to={guideAddress('ledger')}>how</Link>.
  </>
)

const entriesWords = (count: number): string => `${numbers.format(count)} ${count === 1 ? 'entry' : 'entries'}`

/** What verifying found, in a sentence or two. */
export const verdictOf = ({ whole, entries, first_bad, tail_lost, milliseconds }: Output<'ledger.verify'>): string => {
  const took = spanWords(milliseconds)
  if (first_bad)
    return `The ledger was changed: entry ${numbers.format(first_bad.seq)} is the first that is not as it was written (${first_bad.why}). Checked in ${took}.`
  if (tail_lost) return `The end of the ledger is missing: ${entriesWords(tail_lost)}, after ${entriesWords(entries)} that are whole.`
  const end = tail_lost === null ? ' The keychain remembers no end to compare it with.' : ''
  return whole ? `The ledger is whole: ${entriesWords(entries)}, checked in ${took}.${end}` : 'The ledger is not whole.'
}
