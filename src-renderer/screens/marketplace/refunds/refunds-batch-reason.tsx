import { reasonSent } from '@contract/marketplace/refund-reason'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { read } from '../../../operations'
import type { ManyReason } from '../../../parts/many'
import { ReasonField } from './reason-field'
import styles from './refunds-list.module.css'

const none: never[] = []

/** The reason of a batch: a code and words, as for one refund. */
const RefundsBatchReason: ManyReason = ({ of, disabled, onReason }) => {
  const reasons = useQuery(read(null, 'settings.get', {})).data?.refund_reasons ?? none
  const [reason, setReason] = useState({ code: '', words: '' })
  const change = (code: string, words: string): void => {
    setReason({ code, words })
    onReason(reasonSent(code, words))
  }
  return (
    <fieldset disabled={disabled} className={styles.reason}>
      <legend className={styles.whom}>{of}</legend>
      <ReasonField reasons={reasons} {...reason} sent={reasonSent(reason.code, reason.words)} onChange={change} />
    </fieldset>
  )
}

export default RefundsBatchReason
