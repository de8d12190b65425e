import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useMany } from '../../../parts/many'
import type { EventFilter } from './event-filter'

const RecoverDialog = lazy(() => import('./recover-dialog'))

const operations = ['connector-events.redeliver'] as const
export const noun = { one: 'event', many: 'events' }

/** Which events a recovery begins with; a person may still change it. */
export type RecoverOf = Pick<EventFilter, 'connector_id' | 'org_id' | 'cause' | 'verification' | 'since'>

/** Redelivering many as one job: those selected, those pasted, those of a cause, or all since an instant. */
export const useRedelivery = (environment: string) => {
  const many = useMany({ environment, operations, noun })
  const [of, setOf] = useState<RecoverOf | null>(null)
  const step: ReactNode = (
    <>
      {of && (
        <Suspense>
          <RecoverDialog
            environment={environment}
            of={of}
            onClose={() => setOf(null)}
            onIds={(ids) => {
              setOf(null)
              many.ask(
                'connector-events.redeliver',
                ids.map((id) => ({ id, reason: null })),
              )
            }}
          />
        </Suspense>
      )}
      {many.step}
    </>
  )
  return { ...many, step, recover: setOf }
}
