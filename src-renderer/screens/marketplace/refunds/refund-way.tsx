import { Radio } from '@mantine/core'
import { usePlace } from '../../../parts/place'
import styles from './refund-form.module.css'

export type Way = 'api' | 'stripe'

/**
 * Which ways a refund can go here. Through the marketplace where it has an admin API: that writes its audit log as well.
 * A PaymentIntent's id means nothing to that API.
 */
export const useWays = (payment_intent: boolean): readonly Way[] => {
  const services = usePlace()?.services
  const api = services?.marketplace && !payment_intent
  return [...(api ? (['api'] as const) : []), ...(services?.stripe ? (['stripe'] as const) : [])]
}

interface Props {
  ways: readonly Way[]
  way: Way
  onWay: (way: Way) => void
}

const words: Record<Way, { label: string; description: string }> = {
  api: { label: 'Through the marketplace', description: 'Its admin API asks Stripe, and its audit log names you.' },
  stripe: { label: 'Through Stripe itself', description: 'For when that API is down. The marketplace learns of it from Stripe.' },
}

/** How the refund goes: asked only where there is a choice. */
export const RefundWay = ({ ways, way, onWay }: Props) => {
  if (ways.length === 0 || (ways.length === 1 && ways[0] === 'api')) return null
  if (ways.length === 1)
    return (
      <p className="muted">
        It goes through Stripe itself: this environment has no admin API for it. The marketplace learns of it from Stripe.
      </p>
    )
  return (
    <Radio.Group label="How" value={way} onChange={(value) => onWay(value as Way)}>
      <div className={styles.choices}>
        {ways.map((one) => (
          <Radio key={one} value={one} {...words[one]} />
        ))}
      </div>
    </Radio.Group>
  )
}
