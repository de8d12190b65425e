import type { WholeRollout } from '@contract/desk/rollouts'
import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'wouter'
import { call, failureOf } from '../../../operations'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { Actions, Facts, Section } from '../../../parts/page'
import { guideAddress } from '../../../shell/address'
import { paperOf } from './rollout-paper'

type What = 'signed' | 'pdf' | 'print'

/** Where it stands in the ledger, and on paper. */
export const RecordSection = ({ rollout }: { rollout: WholeRollout }) => {
  const [busy, setBusy] = useState<What | null>(null)
  const [file, setFile] = useState<{ path: string; signed: boolean } | null>(null)
  const [failure, setFailure] = useState<Failure | null>(null)
  const run = async (what: What, work: () => Promise<string | null>): Promise<void> => {
    setBusy(what)
    setFailure(null)
    try {
      const path = await work()
      if (path !== null) setFile({ path, signed: what === 'signed' })
    } catch (error) {
      const failed = failureOf(error)
      if (!failed) throw error
      setFailure(failed)
    } finally {
      setBusy(null)
    }
  }
  const signed = (): Promise<void> =>
    run('signed', async () => (await call(null, 'rollouts.export_signed', { rollout_id: rollout.id })).file)
  const pdf = (): Promise<void> => run('pdf', async () => (await call(null, 'exports.pdf', paperOf(rollout))).file)
  const print = (): Promise<void> =>
    run('print', async () => {
      await call(null, 'exports.print', paperOf(rollout))
      return null
    })
  const { recorded } = rollout
  return (
    <Section title="In the ledger">
      {recorded && (
        <Facts
          facts={[
            [rollout.state === 'ended' ? 'Entry' : 'Begun by entry', recorded.seq.toLocaleString('en')],
            ['Hash', <Copyable key="hash" value={recorded.hash} label="hash" mono />],
          ]}
        />
      )}
      <Actions>
        {rollout.state === 'ended' && (
          <Button
            loading={busy === 'signed'}
            onClick={() => void signed()}
            title="Its entries, in a file that can be checked without Opsdesk"
          >
            Signed file
          </Button>
        )}
        <Button loading={busy === 'pdf'} onClick={() => void pdf()}>
          Save as PDF
        </Button>
        <Button loading={busy === 'print'} onClick={() => void print()}>
          Print
        </Button>
      </Actions>
      {failure && <FailureNotice failure={failure} />}
      {file && (
        <p role="status">
          Saved as <Copyable value={file.path} label="file name" mono />.{' '}
          {file.signed && (
            <>
              Anybody can check it with resources/verify-ledger.mjs: <Link to={guideAddress('ledger')}>how</Link>.
            </>
          )}
        </p>
      )}
    </Section>
  )
}
