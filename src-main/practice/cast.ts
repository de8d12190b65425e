import type { SeededUser } from './people'
import { sentinels } from './sentinels'

const DAY = 86_400_000

/**
 * The people every practice world has, first ones first, whatever its size: the practice person, somebody for each
 * state of an account, and names and addresses that are known to break screens, searches and exports. Their ids are
 * fixed, so that guides and tests can name them. `day` is the world's midnight: they count back from it.
 */
export const cast = (day: number): SeededUser[] => {
  const ago = (days: number): string => iso(day - days * DAY)
  const person = (word: string, email: string, name: string | null, age: number, rest: Partial<SeededUser> = {}): SeededUser => ({
    id: castId(word),
    email,
    display_name: name,
    is_admin: 0,
    tos_accepted_at: null,
    stripe_connect_id: null,
    account_status: 'active',
    created_at: ago(age),
    deletion_requested_at: null,
    deletion_scheduled_at: null,
    marketing_opt_in: age % 2 === 0 ? 1 : 0,
    ...rest,
  })
  const seller = (age: number, word: string): Partial<SeededUser> => ({
    tos_accepted_at: ago(age),
    stripe_connect_id: `acct_practice_${word}`,
  })
  const leaving = (requested: number): Partial<SeededUser> => ({
    account_status: 'pending_deletion',
    deletion_requested_at: ago(requested),
    deletion_scheduled_at: ago(requested - 30),
  })

  return [
    person('you', 'you@example.com', 'You, practising', 900, { is_admin: 1 }),
    person('member', 'member@example.com', 'Morgan Member', 400, seller(390, 'member')),
    person('amal', 'amal@example.org', 'أمل الحداد', 880, { is_admin: 1 }),
    person('bob', 'bob@example.com', "Bob O'Neil", 860, { is_admin: 1, ...seller(850, 'bob') }),
    person('chiara', 'chiara@example.net', 'Chiara Conti', 700, { is_admin: 1 }),
    person('held-admin', 'hana@example.org', 'Hana Held', 650, { is_admin: 1, account_status: 'held' }),

    person('held', 'held@example.com', 'Harper Held', 300, { account_status: 'held', ...seller(280, 'held') }),
    person('leave', 'leaving@example.com', 'Lee Leaving', 500, leaving(12)),
    person('leave-today', 'leaving.today@example.com', 'Toni Tonight', 410, leaving(30)),
    person('leave-seller', 'leaving.seller@example.net', 'Sol Leaving', 420, { ...seller(400, 'leaving'), ...leaving(3) }),
    person('leave-held', 'leaving.held@example.com', 'Quinn Caught', 260, {
      ...seller(240, 'caught'),
      ...leaving(28),
      account_status: 'held',
    }),
    person('tos-only', 'tos.only@example.org', 'Seller Without Stripe', 90, { tos_accepted_at: ago(80) }),
    person('stripe-only', 'stripe.only@example.org', 'Stripe Without Terms', 91, { stripe_connect_id: 'acct_practice_only' }),

    person('twin-1', 'alex.morgan@example.com', 'Alex Morgan', 220),
    person('twin-2', 'alex.morgan@example.org', 'Alex Morgan', 220),
    person('twin-3', 'alex_morgan@example.com', 'Alex Morgan', 219, { account_status: 'held' }),
    person('long-email', 'an.address.exactly.sixty.characters.long.for.you@example.com', 'Sixty Characters', 210),
    person('long-name', 'long.name@example.net', 'Maximiliana Bartholomea '.repeat(9).trim(), 205),
    person('empty-name', 'empty.name@example.com', '', 200),
    person('no-name', 'no.name@example.com', null, 199),
    person('spaces', 'spaces@example.com', '  Two  Spaces  ', 198),
    person('lines', 'lines@example.com', 'Line one\nline two\tand a tab', 197),

    person('arabic', 'layla@example.org', 'ليلى بنت عبد الرحمن المصري', 190),
    person('hebrew', 'noa@example.org', 'נועה (Noa) כהן 42', 189),
    person('override', 'override@example.com', 'Invoice \u202Efdp.exe', 188),
    person('emoji', 'emoji@example.net', '👩🏽‍🚀 Nova 🏴󠁧󠁢󠁳󠁣󠁴󠁿 ⚡️', 187),
    person('combining', 'combining@example.net', 'Z̷̛̩a̸͍͝l̶̺̈́g̴̰͝o̷͎͆ e\u0301 versus \u00e9', 186),
    person('thai', 'thai@example.net', 'สมชาย ใจดี', 185),
    person('invisible', 'invisible@example.net', 'In\u200bvisi\u200dble', 184),

    person('script', 'script@example.com', "<script>alert('practice')</script>", 180),
    person('image', 'image@example.com', '<img src=x onerror=alert(1)>', 179),
    person('template', 'template@example.com', '{{7*7}} #{7*7} <%= 7*7 %>', 178),
    person('sql', 'sql@example.com', "Robert'); DROP TABLE users;--", 177),
    person('formula', 'formula@example.com', '=HYPERLINK("http://example.com","Click")', 176),
    person('formula-at', 'formula.at@example.com', '@SUM(1+1)*cmd|calc', 175),
    person('comma', 'comma@example.com', 'Quote "comma", semicolon;', 174),
    person('percent', 'a%b_c.d@example.com', '100%_sure. Really_100%', 173),
    person('dots', 'a.b.c@example.net', 'J. R. R. _underscore_', 172),
    person('backslash', 'back.slash@example.com', 'C:\\practice\\', 171),

    ...Object.entries(sentinels).map(([word, sentinel]) => person(word, `${word}@example.com`, `Practise: ${sentinel.summary}`, 1000)),
  ]
}

/** `user_` and 27 characters, as Clerk's ids are: "user_2practice", noughts, and the word. */
export const castId = (word: string): string => `user_2practice${word.padStart(18, '0')}`

/** An instant as the API writes it: ISO 8601, UTC, whole seconds. */
export const iso = (milliseconds: number): string => `${new Date(milliseconds).toISOString().slice(0, 19)}Z`
