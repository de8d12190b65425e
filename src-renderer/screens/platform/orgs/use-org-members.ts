import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { read } from '../../../operations'
import { useWhole } from '../../../parts/whole-list'
import { rowsOf } from '../member-rows'

/** An org's members, read whole, each with what they cross; before them the org itself, where it crosses something. */
export const useOrgMembers = (environment: string, org_id: string) => {
  const whole = useWhole(environment, 'members.list', { org_id })
  const org = useQuery(read(environment, 'orgs.get', { org_id })).data
  // A server that does not obey the filter answers with every org's.
  const rows = useMemo(
    () =>
      rowsOf(
        whole.rows.filter((member) => member.org_id === org_id),
        org ? [org] : [],
      ),
    [whole.rows, org, org_id],
  )
  return { rows, whole }
}
