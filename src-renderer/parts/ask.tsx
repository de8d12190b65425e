import { lazy, Suspense } from 'react'
import type { AskProps } from './ask-dialog'

const AskDialog = lazy(() => import('./ask-dialog'))

/** A question before one of the desk's own changes that loses something. Cancel has Esc and the focus. */
export const Ask = (props: AskProps) => (
  <Suspense>
    <AskDialog {...props} />
  </Suspense>
)
