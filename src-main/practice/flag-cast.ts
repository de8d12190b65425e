import { iso } from './cast'
import type { Crowd } from './crowd'
import type { SeededFlag } from './flags'
import { sentinels } from './sentinels'

const HOUR = 3_600_000
const DAY = 86_400_000

/** A value inside so many objects. */
const nested = (depth: number): unknown => (depth === 0 ? 'the bottom' : { [`level ${depth}`]: nested(depth - 1) })

/**
 * Flags every world has, with ids a guide can name: about people in every state, with details known to break screens
 * and programs, and one for each failure. `details` that are text are no JSON, as an older version of the API left them.
 */
export const flagCast = (day: number, crowd: Crowd): SeededFlag[] => {
  const at = (hours: number): string => iso(day - hours * HOUR)
  const flag = (word: string, hours: number, details: unknown, rest: Partial<SeededFlag> = {}): SeededFlag => ({
    id: `flag_practice_${word}`,
    flag_type: 'self_purchase',
    reference_id: crowd.known('member'),
    reference_type: 'user',
    details: typeof details === 'string' || details === null ? details : JSON.stringify(details),
    status: 'open',
    resolved_by: null,
    resolved_at: null,
    resolution_notes: null,
    created_at: at(hours),
    ...rest,
  })
  const about = (word: string): Partial<SeededFlag> => ({ reference_id: crowd.known(word) })
  const bought = { purchase_id: 'pur_practice_0001', amount_cents: 4900, currency: 'usd', at: at(30) }

  return [
    flag('held', 20, { buyer_id: crowd.known('held'), seller_id: crowd.known('held'), same_card: true, purchase: bought }, about('held')),
    flag(
      'leaving',
      9,
      { buyer_id: crowd.known('leave-today'), note: 'asked for deletion an hour after the purchase', purchase: bought },
      about('leave-today'),
    ),
    flag('leaving_seller', 8, { seller_id: crowd.known('leave-seller'), payout_cents: 128_000, currency: 'usd' }, about('leave-seller')),
    flag('leaving_held', 7, { seller_id: crowd.known('leave-held'), chargebacks: 3 }, about('leave-held')),
    flag('admin', 26, { buyer_id: crowd.known('bob'), seller_id: crowd.known('bob'), same_device: true, purchase: bought }, about('bob')),
    flag('nobody', 28, { buyer_id: 'user_gone', note: 'the account was deleted since' }, { reference_id: 'user_gone' }),
    flag('no_reference', 29, { note: 'about nothing in particular' }, { reference_id: null, reference_type: null }),
    flag('other_reference', 31, { rating: 5 }, { flag_type: 'review_ring', reference_id: 'rev_practice_1', reference_type: 'review' }),
    flag('two_accounts', 32, { accounts: [crowd.known('twin-1'), crowd.known('twin-2'), crowd.known('twin-3')] }, about('twin-3')),
    flag(
      'resolved',
      400,
      { buyer_id: crowd.known('member'), purchase: bought },
      {
        status: 'resolved_legit',
        resolved_by: crowd.known('amal'),
        resolved_at: at(396),
        resolution_notes: 'Reviewed transaction history, activity is legitimate.',
      },
    ),

    flag('html', 40, { comment: '<img src=x onerror="document.title=\'ran\'"><b>bold</b>', '<i>key</i>': true }),
    flag('script', 41, { '<script>document.title = "ran"</script>': '</script><script>document.title = "ran"</script>' }, about('script')),
    flag('link', 42, { profile: 'javascript:document.title="ran"', receipt: 'https://example.com/receipt?id=1' }),
    flag('override', 43, { file: 'invoice \u202Efdp.exe', name: '\u2066hidden\u2069 \u200bzero' }, about('override')),
    flag('formula', 44, { message: '=HYPERLINK("http://example.com","Click")', amount: '@SUM(1+1)' }, about('formula')),
    flag('long', 45, { log: 'x'.repeat(10_000), note: 'ten thousand characters' }),
    flag('deep', 46, nested(80)),
    flag('wide', 47, Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`field_${index}`, index]))),
    flag('prototype', 48, JSON.parse('{"__proto__": {"polluted": true}, "constructor": {"prototype": 1}, "toString": "text"}')),
    flag('numbers', 49, { large: 9_007_199_254_740_991, small: 1e-9, negative: -1250, zero: 0, yes: true, nothing: null, empty: '' }),
    flag('unicode', 50, { اسم: 'ليلى', 名前: 'さくら', emoji: '👩🏽‍🚀', zalgo: 'Z̷̛̩a̸͍͝l̶̺̈́g̴̰͝o̷͎͆' }),
    flag('list', 51, [1, 'two', { three: [3, [3.1, [3.14]]] }, null]),
    flag('text', 52, 'not JSON: {"half": '),
    flag('null', 53, null),
    flag('empty', 54, {}),
    flag('type', 55, { note: 'a type with a hostile name' }, { flag_type: '<b>new</b> type' }),

    ...Object.entries(sentinels).map(([word, { summary }], index) =>
      flag(word, 14 * 24 + index, { practise: summary }, { flag_type: 'practice_failure', created_at: iso(day - 14 * DAY - index * HOUR) }),
    ),
  ]
}
