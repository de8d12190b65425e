import { PlatformId } from '@contract/platform/fields'
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { read } from '../../operations'
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
  const { asked, asking } = useName(environment, type, name ? null : id)
  if (id === null && !name) return <span className="faint">{none}</span>
  const to = recordAddress(environment, type, id)
  const known = name || asked
  const called = known ? <bdi className={styles.name}>{visible(known).slice(0, 300)}</bdi> : null
  return (
    <span className={styles.record}>
      {to !== null && called ? <Link to={to}>{called}</Link> : called}
      {asking && <span aria-hidden="true">&nbsp;</span>}
      {id !== null && (
        <span className={styles.id}>
          <Copyable value={id} label="id" mono />
          {to !== null && !called && !asking && <Link to={to}>Open</Link>}
        </span>
      )}
    </span>
  )
}

/** How long a name is taken as known, in milliseconds. */
const FRESH = 300_000

/**
 * What people call an org, a workspace or a user, asked once for all who name it. Null while nobody knows, or where the platform
 * does not say: its id stands then. While it is asked for its line is kept, so that nothing below moves.
 */
const useName = (environment: string, type: string | null, id: string | null) => {
  const of = (one: string) => ({ enabled: type === one && id !== null && PlatformId.safeParse(id).success, staleTime: FRESH })
  const org = useQuery({ ...read(environment, 'orgs.get', { org_id: id ?? '' }), ...of('org') })
  const workspace = useQuery({ ...read(environment, 'workspaces.get', { workspace_id: id ?? '' }), ...of('workspace') })
  const user = useQuery({ ...read(environment, 'platform-users.get', { user_id: id ?? '' }), ...of('user') })
  const asked = org.data?.name ?? workspace.data?.name ?? (user.data?.display_name?.trim() || user.data?.email) ?? null
  return { asked, asking: org.isLoading || workspace.isLoading || user.isLoading }
}
