import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import styles from './confirm.module.css'
import { headingOf } from './confirm-words'
import { FailureNotice } from './failure'

interface Props {
  failure: Failure
  /** The screen's own words for it, above the server's. */
  explained: string | null
  /** What the record says after an outcome nobody knew; null before it was read, or where it can't say. */
  happened: boolean | null
  checked: boolean
  reading: boolean
  onRead: () => void
}

/** A write that did not plainly succeed. Where it may have happened, looking comes before pressing again. */
export const ConfirmTrouble = ({ failure, explained, happened, checked, reading, onRead }: Props) => (
  <div className={styles.part}>
    {explained && <p className={styles.explain}>{explained}</p>}
    <FailureNotice failure={failure} />
    {failure.code === 'moved' && (
      <dl className={styles.facts}>
        {Object.entries(failure.fields).map(([field, words]) => (
          <div key={field}>
            <dt>{headingOf(field)}</dt>
            <dd>{words}</dd>
          </div>
        ))}
      </dl>
    )}
    {needsLook(failure) && (
      <div className={styles.unknown} role="status">
        <span>{checked ? found[String(happened) as keyof typeof found] : before[failure.code === 'moved' ? 'moved' : 'unknown']}</span>
        <Button loading={reading} onClick={onRead}>
          Read the record again
        </Button>
      </div>
    )}
  </div>
)

/** Whether the record must be read again before the button works again. */
export const needsLook = (failure: Failure | null): boolean =>
  failure !== null && (failure.happened === 'unknown' || failure.code === 'moved' || failure.code === 'blocked')

const before = {
  unknown: 'It may have happened. Look at the record before you press again.',
  moved: 'Look at the record before you press again.',
}
const found = {
  true: 'The record shows that it happened.',
  false: 'The record shows that it did not happen. Press again if you still want it: it goes out under the same key.',
  null: 'This is the record as it is now. If nothing changed, press again: it goes out under the same key.',
}
