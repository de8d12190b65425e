import { headingOf } from '../../../parts/confirm-words'
import { JsonView } from '../../../parts/json-view'
import { visible } from '../../../parts/visible-text'
import styles from './approvals.module.css'

interface Props {
  /** As the maker's desk read it; null where there is no read of it. */
  seen: Record<string, unknown> | null
  /** By field "before → now"; null where it was not compared. */
  moved: Record<string, string> | null
  /** Whether this desk came as far as reading it. */
  checked: boolean
}

/** The record as the maker saw it, and what of it is another by now. */
export const MakersRecord = ({ seen, moved, checked }: Props) => {
  if (seen === null)
    return (
      <p className="muted">
        No read tells of it: the maker saw no record and this desk sees none. Look it up where it can be seen; the server has the last word.
      </p>
    )
  const fields = new Set([...Object.keys(seen), ...Object.keys(moved ?? {})])
  return (
    <table className={styles.record}>
      <thead>
        <tr>
          <th scope="col">Field</th>
          <th scope="col">As the maker saw it</th>
          <th scope="col">Now</th>
        </tr>
      </thead>
      <tbody>
        {[...fields].map((field) => (
          <tr key={field} data-moved={moved?.[field] !== undefined || undefined}>
            <th scope="row">{visible(headingOf(field))}</th>
            <td>
              <JsonView value={seen[field]} addressOf={() => null} />
            </td>
            <td>{moved?.[field] !== undefined ? <b>{visible(moved[field])}</b> : moved && checked ? 'the same' : 'not read'}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
