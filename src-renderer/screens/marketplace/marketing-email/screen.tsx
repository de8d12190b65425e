import type { DraftKind } from '@contract/desk/drafts'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useCallback, useEffect } from 'react'
import { Link, useLocation } from 'wouter'
import { failureOf, read, useWrite } from '../../../operations'
import { useConfirm } from '../../../parts/confirm'
import { FailureNotice } from '../../../parts/failure'
import { Page } from '../../../parts/page'
import { useKeys } from '../../../parts/use-keys'
import type { ScreenProps } from '../../screen'
import { Lists } from './lists'
import { addressOf, type MailPlace, placeIn } from './place'

// The editor and the checks are heavy beside a list. They come right after it.
const loadComposer = () => import('./composer')
const Composer = lazy(loadComposer)
const SentMail = lazy(() => import('./sent-mail'))

/** Marketing e-mails: written, looked at, checked, sent, and what was sent. */
const MarketingEmailScreen = ({ environment, selected }: ScreenProps) => {
  const [, navigate] = useLocation()
  const place = placeIn(selected)
  const confirm = useConfirm(environment)
  const create = useWrite(null, 'drafts.create')
  const open = useCallback(
    (to: MailPlace, how: 'push' | 'replace' = 'push') => navigate(addressOf(environment, to), { replace: how === 'replace' }),
    [environment, navigate],
  )
  const make = async (kind: DraftKind): Promise<void> => {
    const input = { draft_id: crypto.randomUUID(), environment_id: environment, kind, subject: '', html: '' }
    const made = await create.mutateAsync({ input }).catch(() => null)
    if (made) open({ at: 'draft', id: made.id })
  }
  useKeys({ n: () => void make(place.at === 'templates' ? 'template' : 'draft') })
  useEffect(() => {
    void loadComposer()
  }, [])
  return (
    <>
      {place.at === 'draft' ? (
        <Suspense>
          <OneDraft environment={environment} id={place.id} ask={confirm.ask} open={open} />
        </Suspense>
      ) : place.at === 'mail' ? (
        <Suspense>
          <SentMail key={place.attempt} environment={environment} attempt={place.attempt} open={open} />
        </Suspense>
      ) : (
        <Lists environment={environment} at={place.at} open={open} onNew={(kind) => void make(kind)} making={create} />
      )}
      {confirm.step}
    </>
  )
}

interface OneProps {
  environment: string
  id: string
  ask: ReturnType<typeof useConfirm>['ask']
  open: (place: MailPlace, how?: 'push' | 'replace') => void
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** A draft as it is on disk now: what was read before may be older than what another window saved. */
const OneDraft = ({ environment, id, ask, open }: OneProps) => {
  const possible = UUID.test(id)
  const draft = useQuery({ ...read(null, 'drafts.get', { draft_id: id }), staleTime: 0, gcTime: 0, enabled: possible })
  const failure = failureOf(draft.error)
  if (failure)
    return (
      <Page title="Draft">
        <FailureNotice failure={failure} onRetry={() => void draft.refetch()} />
      </Page>
    )
  if (possible && draft.data === undefined) return null
  if (!draft.data || draft.data.environment_id !== environment)
    return (
      <Page title="No such draft">
        <p className="muted">It was deleted more than 30 days ago, or belongs to another environment or machine.</p>
        <p>
          <Link to={addressOf(environment, { at: 'drafts' })}>See all drafts</Link>
        </p>
      </Page>
    )
  return <Composer key={id} environment={environment} draft={draft.data} ask={ask} open={open} />
}

export default MarketingEmailScreen
