import type { Failure } from '@contract/failure'
import type { Claim } from '@contract/marketplace/claims'
import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { read } from '../../../operations'
import styles from './reject-missing.module.css'

interface Props {
  environment: string
  claim: Claim
  failure: Failure
  /** The server was found to have no reject. */
  onMissing: () => void
  onPark: () => void
}

/**
 * What a 404 or 405 to a reject means. 405 is the endpoint's own. A 404 can be the claim's: it is looked for once more, and
 * where the list still holds it, it is the endpoint that is missing.
 */
export const RejectMissing = ({ environment, claim, failure, onMissing, onPark }: Props) => {
  const sure = failure.status === 405
  const look = useQuery({
    ...read(environment, 'claims.get', { claim_id: claim.id }),
    enabled: !sure,
    staleTime: 0,
    refetchOnMount: 'always',
  })
  const missing = sure || (look.isFetchedAfterMount && !look.isFetching && look.data != null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: noted once, when it is known
  useEffect(() => {
    if (missing) onMissing()
  }, [missing])

  if (missing)
    return (
      <>
        <p>This server does not offer reject ({failure.request ?? 'POST /v1/admin/claims/{claim_id}/reject'}).</p>
        <p className={styles.instead}>You can park the claim on this desk instead, with your reason. The server is not told.</p>
        <Button className={styles.button} onClick={onPark}>
          Park claim…
        </Button>
      </>
    )
  if (look.isFetching || !look.isFetchedAfterMount) return <p>Looking whether the claim is still there…</p>
  if (look.isError)
    return (
      <>
        <p>Either the claim is gone, or this server does not offer reject. Looking for the claim failed.</p>
        <Button onClick={() => void look.refetch()}>Look again</Button>
      </>
    )
  return <p>The claim is no longer in the list: somebody decided on it.</p>
}
