import { contract } from '@contract'
import type { Failure } from '@contract/failure'
import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { failureOf, read } from '../../../operations'
import { announce } from '../../../parts/announce'
import { FailureNotice } from '../../../parts/failure'
import { usePlace } from '../../../parts/place'
import { screenAddress } from '../../../shell/address'
import { stop } from './stops'

interface Props {
  environment: string
  id: string | null
  /** Looked for where nobody has the id. */
  email?: string | null
}

type Looking = { state: 'rest' | 'looking' | 'nobody' } | { state: 'failed'; failure: Failure }

/**
 * Leads to the marketplace's user of the same id, else of the same e-mail address. The API can be asked for neither, so
 * the list is walked; that is only done when it is asked for, and stops when the row is left.
 */
export const MarketplaceUser = ({ environment, id, email = null }: Props) => {
  const place = usePlace()
  const client = useQueryClient()
  const [, navigate] = useLocation()
  const [looking, setLooking] = useState<Looking>({ state: 'rest' })
  const here = useRef(true)
  useEffect(() => {
    here.current = true
    return () => {
      here.current = false
    }
  }, [])
  const byId = contract['users.get'].input.safeParse({ user_id: id })
  const byEmail = contract['users.by_email'].input.safeParse({ email })
  if (!place?.services.marketplace) return <span className="faint">no marketplace here</span>
  if (!byId.success && !byEmail.success) return <span className="faint">no id to look for</span>

  const look = async (): Promise<void> => {
    setLooking({ state: 'looking' })
    try {
      const user =
        (byId.success ? await client.fetchQuery(read(environment, 'users.get', byId.data)) : null) ??
        (here.current && byEmail.success ? await client.fetchQuery(read(environment, 'users.by_email', byEmail.data)) : null)
      if (!here.current) return
      if (user) return navigate(screenAddress(environment, 'users', user.id))
      setLooking({ state: 'nobody' })
      announce('No such user in the marketplace')
    } catch (error) {
      const failure = failureOf(error)
      if (failure && here.current) setLooking(failure.code === 'cancelled' ? { state: 'rest' } : { state: 'failed', failure })
    }
  }
  if (looking.state === 'nobody') return <span className="muted">{email ? 'no user of this id or e-mail' : 'no user of this id'}</span>
  if (looking.state === 'failed') return <FailureNotice failure={looking.failure} onRetry={() => void look()} />
  return (
    <Button {...stop} size="compact-sm" loading={looking.state === 'looking'} onClick={() => void look()}>
      Open user
    </Button>
  )
}
