import type { Failure } from '@contract/failure'
import { expiryWords } from '../../../parts/credential'
import { instantOf } from '../../../parts/instant'
import { useNow } from '../../../parts/now'
import { usePlace } from '../../../parts/place'
import { Tag } from '../../../parts/tag'
import { ageWords, pauseAfter, pauseWords, STALE } from './polling'

interface Props {
  /** When the summary on screen was read, in milliseconds; null where there is none. */
  readAt: number | null
  /** When Agentbot says it made it. */
  timestamp: string | null
  failure: Failure | null
  failures: number
}

/** More than this between the reading and the server's own time is worth a word. */
const OUT_OF_STEP = 120_000

/** How old what is on screen is, by the second; how often it is read; when the cookie ends. */
export const Freshness = ({ readAt, timestamp, failure, failures }: Props) => {
  const now = useNow(1000)
  const cookie = usePlace()?.services.agentbot?.credential
  const age = readAt === null ? null : now.getTime() - readAt
  const made = timestamp === null ? null : instantOf(timestamp)
  const behind = made && readAt !== null ? readAt - made.getTime() : 0
  const expires = cookie ? expiryWords(cookie.expires_at, now) : null
  const waits = failure?.code === 'no_credential'
  return (
    <>
      {failure && <Tag tone="bad">{unreached(failure)}</Tag>} {age !== null && age > STALE && <Tag tone="warn">stale</Tag>}{' '}
      <span className="tabular">{age === null ? 'Not read yet' : `Read ${ageWords(age)} ago`}</span>
      {' · '}
      {waits ? 'not read without a cookie' : failure ? `tries again every ${pauseWords(pauseAfter(failures))}` : 'every minute'}
      {behind > OUT_OF_STEP && ` · Agentbot made it ${ageWords(behind)} before it was read`}
      {behind < -OUT_OF_STEP && ` · Agentbot’s clock is ${ageWords(-behind)} ahead of this one`}
      {expires && ` · cookie ${expires}`}
    </>
  )
}

/** In two words why there is no summary. None of them is about a service. */
const unreached = ({ code }: Failure): string => {
  switch (code) {
    case 'forbidden':
    case 'unauthorized':
    case 'redirected':
      return 'not let in'
    case 'no_credential':
      return 'no cookie'
    case 'bad_answer':
      return 'no usable answer'
    default:
      return 'can’t reach Agentbot'
  }
}
