import { Button } from '@mantine/core'
import { lazy, Suspense, useCallback, useEffect } from 'react'
import { useLocation, useSearch } from 'wouter'
import { useConfirm } from '../../../parts/confirm'
import { Key } from '../../../parts/key'
import { useMany } from '../../../parts/many'
import { Split } from '../../../parts/panel'
import { useKeys } from '../../../parts/use-keys'
import { screenAddress } from '../../../shell/address'
import type { ScreenProps } from '../../screen'
import { newRefund, refundIn } from './refund-record'
import { refundsBatch } from './refunds-batch'
import { RefundsListView } from './refunds-list-view'

// The form is heavy beside a list. It comes right after it, so that N is followed by pasting.
const loadForm = () => import('./refund-form')
const loadPanel = () => import('./refund-panel')
const RefundForm = lazy(loadForm)
const RefundPanel = lazy(loadPanel)

/** The refunds issued from this desk, one of them, and the form to issue one. */
const RefundsScreen = ({ environment, selected }: ScreenProps) => {
  const [, navigate] = useLocation()
  const search = useSearch()
  const confirm = useConfirm(environment)
  const many = useMany({ environment, ...refundsBatch })
  const record = selected === null ? null : refundIn(selected)
  const open = useCallback(
    (id: string | null, how: 'push' | 'replace' = 'push') =>
      navigate(`${screenAddress(environment, 'refunds', id)}${search && `?${search}`}`, { replace: how === 'replace' }),
    [environment, navigate, search],
  )
  const create = (): void => open(newRefund())
  useKeys({ n: create })
  useEffect(() => {
    void Promise.all([loadForm(), loadPanel()])
  }, [])
  const actions = (
    <>
      {many.paste}
      <Button variant="filled" onClick={create}>
        New refund <Key keys="N" />
      </Button>
    </>
  )
  return (
    <>
      <Split
        list={
          <RefundsListView
            environment={environment}
            selected={record?.kind === 'refund' ? record.attempt : null}
            beside={selected}
            actions={actions}
          />
        }
        detail={
          record && (
            <Suspense>
              {record.kind === 'new' ? (
                <RefundForm
                  key={`${environment} ${record.purchase_id}`}
                  environment={environment}
                  named={record.purchase_id}
                  ask={confirm.ask}
                  onClose={() => open(null)}
                  onMany={(ids, reason) =>
                    many.ask(
                      'refunds.issue',
                      ids.map((id) => ({ id, reason: reason || null })),
                    )
                  }
                  onRefunded={(attempt) => open(attempt, 'replace')}
                />
              ) : (
                <RefundPanel
                  environment={environment}
                  attempt={record.attempt}
                  onClose={() => open(null)}
                  onAgain={(purchase_id) => open(newRefund(purchase_id))}
                />
              )}
            </Suspense>
          )
        }
      />
      {confirm.step}
      {many.step}
    </>
  )
}

export default RefundsScreen
