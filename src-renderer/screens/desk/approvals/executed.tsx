import type { Write } from '@contract/desk/ledger'
import { Button } from '@mantine/core'
import { Link } from 'wouter'
import { failureOf, useWrite } from '../../../operations'
import { announce } from '../../../parts/announce'
import { Copyable } from '../../../parts/copyable'
import { FailureNotice } from '../../../parts/failure'
import { JsonView } from '../../../parts/json-view'
import { Actions } from '../../../parts/page'
import { StateTag } from '../../../parts/state-tag'
import { visible } from '../../../parts/visible-text'
import { screenAddress } from '../../../shell/address'
import styles from './approvals.module.css'

interface Props {
  environment: string
  write: Write
  /** The server's own answer, where it came just now. */
  answer: unknown
  maker: string
}

/** What became of a request that was executed here, and the signed answer that the maker waits for. */
export const Executed = ({ environment, write, answer, maker }: Props) => {
  const give = useWrite(null, 'approvals.export_answer')
  const failure = failureOf(give.error)
  const save = async (): Promise<void> => {
    const saved = await give.mutateAsync({ input: { request: write.attempt } }).catch(() => null)
    if (saved?.saved) announce('The answer is saved')
  }
  return (
    <div className={styles.executed} role="status">
      <p>
        Executed at this desk: <StateTag state={write.state} />{' '}
        <Link to={screenAddress(environment, 'ledger', write.attempt)}>Open it in the ledger</Link>
      </p>
      {write.state === 'unknown' && <p>Nobody knows how it ended. Settle it in the ledger first; the answer then says so.</p>}
      {answer !== null && <JsonView value={answer} addressOf={() => null} />}
      {give.data?.file && (
        <p>
          The answer is in <Copyable value={give.data.file} label="file name" mono />. Give it to {visible(maker)}.
        </p>
      )}
      {failure && <FailureNotice failure={failure} />}
      {write.state !== 'sending' && (
        <Actions>
          <Button loading={give.isPending} onClick={() => void save()}>
            Export answer for the maker
          </Button>
        </Actions>
      )}
    </div>
  )
}
