import type { Output } from '@contract'
import { Button } from '@mantine/core'
import { Actions } from '../../../parts/page'
import { visible } from '../../../parts/visible-text'
import styles from './marketing-email.module.css'

interface Props {
  remote: Output<'drafts.preview'>['remote']
  asked: boolean
  loading: boolean
  onAsk: () => void
  onHide: () => void
}

/** Pictures from elsewhere: where they are, and which could not be shown. Nothing is fetched until it is asked for. */
export const Pictures = ({ remote, asked, loading, onAsk, onHide }: Props) => (
  <div className={styles.pictures}>
    <p className="muted">
      {asked
        ? 'Opsdesk fetched these itself, without cookies: their servers saw one request from this machine.'
        : 'These stand elsewhere and are not loaded. Their servers would see a request from this machine.'}
    </p>
    <ul>
      {remote.map(({ address, shown, why_not }) => (
        <li key={address}>
          <span className={styles.address}>{visible(address)}</span>
          {shown ? <span className="muted"> · shown</span> : why_not && <span className={styles.why}> · {why_not}</span>}
        </li>
      ))}
    </ul>
    <Actions>
      {asked ? (
        <Button size="compact-sm" onClick={onHide}>
          Hide pictures
        </Button>
      ) : (
        <Button size="compact-sm" loading={loading} onClick={onAsk}>
          Show pictures
        </Button>
      )}
    </Actions>
  </div>
)
