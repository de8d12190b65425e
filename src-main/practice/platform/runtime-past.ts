import type { RuntimeCheck, RuntimeQueue } from '@contract/platform/runtime'
import { iso } from '../cast'

const MINUTE = 60_000
/** As the published assumption asks: every five minutes of the last six hours. */
const DEPTH_STEP = 5 * MINUTE
const DEPTHS = 72
/** For how long a queue that spikes has been rising. */
const RISING = 6

/** A number from 0 to just under 1 that is always the same for these words: the past must not change while one looks. */
const drawn = (words: string): number => {
  let hash = 2_166_136_261
  for (let at = 0; at < words.length; at++) hash = Math.imul(hash ^ words.charCodeAt(at), 16_777_619)
  hash = Math.imul(hash ^ (hash >>> 15), 2_246_822_507)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

/** How deep a queue was, up to as deep as it is now. */
export const depthsOf = (
  { name, story, usual }: { name: string; story: string; usual: number },
  depth: number,
  now: Date,
): RuntimeQueue['depth_history'] => {
  const last = Math.floor(now.getTime() / DEPTH_STEP) * DEPTH_STEP
  return Array.from({ length: DEPTHS }, (_, index) => {
    const at = last - (DEPTHS - 1 - index) * DEPTH_STEP
    const before = DEPTHS - 1 - index
    const wobble = usual * (0.7 + 0.6 * drawn(`${name} ${at}`))
    if (before === 0) return { at: iso(at), depth }
    const rising = story === 'spike' && before < RISING ? (depth - usual) * ((RISING - before) / RISING) ** 2 : 0
    return { at: iso(at), depth: Math.max(0, Math.round(wobble + rising)) }
  })
}

const STRETCH = 30 * MINUTE
const STRETCHES = 48
const CHECKS = 30

/** How a check found its part in the last day: mostly well, now and then not, and in the end as it is. */
export const pastOf = (name: string, state: string, trouble: number, now: Date): RuntimeCheck['history'] => {
  const last = Math.floor(now.getTime() / STRETCH) * STRETCH
  return Array.from({ length: STRETCHES }, (_, index) => {
    const at = last - (STRETCHES - 1 - index) * STRETCH
    const bad = drawn(`${name} ${at}`) * 100 < trouble
    const worst = index === STRETCHES - 1 && (state === 'down' || state === 'degraded') ? state : null
    const troubled = worst ? 20 : bad ? Math.ceil(drawn(`how much ${name} ${at}`) * 24) : 0
    const down = worst === 'down' || (worst === null && bad && drawn(`how ${name} ${at}`) < 0.4)
    return { at: iso(at), ok: CHECKS - troubled, degraded: down ? 0 : troubled, down: down ? troubled : 0 }
  })
}
