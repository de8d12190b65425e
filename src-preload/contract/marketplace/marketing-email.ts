import { z } from 'zod'
import { mutation, operations, query } from '../operation'

/** The longest HTML that is sent, in characters. Mail programs clip at about 102 kB; this is against mistakes only. */
export const LONGEST_HTML = 1_000_000
/** The longest subject, in characters. Mail programs show about 60. */
export const LONGEST_SUBJECT = 200

const MarketingEmailRequest = z.strictObject({
  subject: z
    .string()
    .trim()
    .min(1, 'An e-mail needs a subject.')
    .max(LONGEST_SUBJECT, 'A subject has at most 200 characters.')
    // A line end in a subject would begin another header.
    .regex(/^\P{Cc}*$/u, 'A subject is one line, without tabs or line ends.'),
  html_body: z
    .string()
    .min(1, 'An e-mail needs a body.')
    .max(LONGEST_HTML, 'The HTML has at most 1,000,000 characters.')
    .refine((html) => html.trim() !== '', 'An e-mail needs a body.'),
})

/**
 * Whatever the e-mail service answered: the document promises a number of recipients and names no field (see
 * marketing-email-recipients.ts). An answer that is no object still says that it was sent.
 */
export const MarketingEmailResult = z.preprocess(
  (answer) => (typeof answer === 'object' && answer !== null && !Array.isArray(answer) ? answer : { result: answer }),
  z.looseObject({}),
)
export type MarketingEmailResult = z.output<typeof MarketingEmailResult>

/** agentpowers-admin, Marketing Email. Who has opted in is not to be read, nor how many they are. */
export const marketingEmail = operations('marketing-email')({
  /** How many have opted in: the API does not say beforehand, a database does. */
  'marketing-email.audience': query({ system: 'marketplace', input: z.strictObject({}), output: z.object({ recipients: z.int() }) }),
  'marketing-email.send': mutation({
    system: 'marketplace',
    route: 'POST /v1/admin/marketing-email',
    input: MarketingEmailRequest,
    output: MarketingEmailResult,
    effect: 'mail',
    // One for every e-mail: while it is not known what became of one, no other goes out.
    target: () => 'everyone who opted in',
    invalidates: ['marketing-email'],
    without_api: { refused: 'A database alone can’t send e-mail: it can only count who would get it.' },
    confirm: {
      subject: null,
      title: 'Send this e-mail to {who}',
      type: ({ subject }, environment) => `${environment}: ${subject}`,
      consequence: 'It goes to every user who has opted in to marketing, at once. How many they are, only the answer says.',
      undo: null,
      button: 'Send e-mail',
      eligible: () => null,
      happened: () => null,
    },
    documents: ['html_body'],
    // Setting up a large mailing can take its server a while.
    timeout: 120_000,
  }),
})
