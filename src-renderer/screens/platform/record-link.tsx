import { Link } from 'wouter'
import { Copyable } from '../../parts/copyable'
import { visible } from '../../parts/visible-text'
import { recordAddress } from './record-address'
import styles from './record-link.module.css'

interface Props {
  environment: string
  /** user, org, workspace and the like, as the platform calls it. */
  type: string | null
  id: string | null
  /** What people call it. */
  name?: string | null
  /** What stands where there is neither id nor name. */
  none?: string
}

/** A record of the platform by its name and its id, with the way to its screen where there is one. */
export const RecordLink = ({ environment, type, id, name, none = 'not said' }: Props) => {
  if (id === null && !name) return <span className="faint">{none}</span>
  const to = recordAddress(environment, type, id)
  const called = name ? <bdi className={styles.name}>{visible(name).slice(0, 300)}</bdi> : null
  return (
    <span className={styles.record}>
      {to !== null && called ? <Link to={to}>{called}</Link> : called}
      {id !== null && (
        <span className={styles.id}>
          <Copyable value={id} label="id" mono />
          {to !== null && !called && <Link to={to}>Open</Link>}
        </span>
      )}
    </span>
  )
}
