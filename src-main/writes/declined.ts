import { fail, failure, type Result, succeed } from '@contract/failure'
import type { Declined } from '../ledger/store'

const nothing = { not: 'Nothing was sent now.' }

/** What the ledger's refusal of an intent means for the person who pressed. */
export const declinedAs = (declined: Declined): Result<unknown> => {
  switch (declined.why) {
    case 'blocked': {
      const { state, attempt } = declined.by
      const words =
        state === 'sending'
          ? { what: 'A write on this is under way.', next: 'Wait for it to end.' }
          : {
              what: 'It is not known what became of an earlier write on this.',
              next: 'Settle that one first: read the record again, or say what happened.',
            }
      return fail(failure('blocked', words.what, { ...nothing, next: words.next, fields: { attempt } }))
    }
    case 'other_body':
      return fail(
        failure('refused_here', 'This form was already sent with other contents.', { ...nothing, next: 'Close it and open it again.' }),
      )
    case 'too_old':
      return fail(failure('refused_here', 'This form is more than a day old.', { ...nothing, next: 'Close it and open it again.' }))
    case 'finished': {
      // The second press of a form that was done: the first one's answer, and nothing sent.
      if (declined.write.state === 'done') return succeed(declined.outcome?.answer ?? {})
      return fail(
        failure('refused_here', 'This form’s write was settled already.', {
          ...nothing,
          next: 'Close it and open it again.',
          fields: { attempt: declined.write.attempt },
        }),
      )
    }
  }
}
