import type { Watched } from '@contract/desk/watches'
import { Moment } from '../../../parts/moment'
import { restWords } from './rule-words'

/** When an environment was looked at, when it will be, or why it rests. */
export const LookState = ({ watched }: { watched: Watched }) => (
  <>
    {watched.looking ? 'Looking now.' : watched.rest ? restWords[watched.rest] : null}{' '}
    {watched.last_look ? (
      <>
        Last look <Moment at={watched.last_look} />.
      </>
    ) : (
      'Not looked at since the start.'
    )}{' '}
    {watched.next_look && (
      <>
        Next look <Moment at={watched.next_look} />.
      </>
    )}{' '}
    {watched.trouble && <>Not all could be read: {watched.trouble}</>}
  </>
)
