import type { Settings } from '@contract/desk/settings'
import type { Failure } from '@contract/failure'
import { moneyWords } from '@contract/money'
import { IconAlertTriangle } from '@tabler/icons-react'
import { useEffect, useRef } from 'react'
import styles from './confirm.module.css'

/** This desk's limit of an hour is reached: it pauses here, with the figures, until a person says so or goes back. */
export const ConfirmOverLimit = ({ failure, settings }: { failure: Failure; settings: Settings | undefined }) => {
  const [count, cents] = [Number(failure.fields.count ?? 0), Number(failure.fields.cents ?? 0)]
  const place = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each time it asks, it is brought into view
  useEffect(() => void place.current?.scrollIntoView({ block: 'end' }), [failure])
  const currency = settings?.currency ?? 'usd'
  return (
    <div ref={place} className={`${styles.part} ${styles.trouble}`}>
      <div className={styles.pause} role="alert">
        <p className={styles.pauseTitle}>
          <IconAlertTriangle size={16} aria-hidden="true" /> {failure.what}
        </p>
        <dl className={styles.facts}>
          <div>
            <dt>Last hour</dt>
            <dd>
              {count} {count === 1 ? 'refund' : 'refunds'} · {moneyWords(cents, currency)} in all, as far as it is known
            </dd>
          </div>
          {settings && (
            <div>
              <dt>Your limit</dt>
              <dd>
                {settings.refund_limit_count === 0 ? 'any number' : `${settings.refund_limit_count} an hour`} ·{' '}
                {settings.refund_limit_cents === 0 ? 'any sum' : `${moneyWords(settings.refund_limit_cents, currency)} an hour`}
              </dd>
            </div>
          )}
        </dl>
        <p>{failure.not} Make sure that this one is meant.</p>
      </div>
    </div>
  )
}
