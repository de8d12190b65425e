import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { iso } from './cast'
import type { SeededSkill } from './catalogue'
import type { Crowd } from './crowd'
import { chance, letters, pick, whole } from './draw'
import { sentinels } from './sentinels'

export interface SeededClaim {
  id: string
  claimant_id: string
  skill_id: string
  status: 'sandbox' | 'approved' | 'rejected'
  source_registry: string | null
  source_url: string | null
  claimed_handle: string | null
  /** As the database keeps it: JSON, mostly. */
  evidence: string | null
  created_at: string
  reviewed_by: string | null
  reviewed_at: string | null
}

const SEED = 20_260_404
const HOUR = 3_600_000
const GENERATED = 12
/** Failures worth meeting at an approval. */
const failing = ['fail_404', 'fail_409', 'fail_503', 'fail_cut', 'fail_lost']

/**
 * The claims of a world, on skills that were imported from registries. By hand: claimants who are held, leaving or
 * flagged, one with three claims, two who claim the same skill, what can't be approved, and evidence that lies.
 */
export const claims = (day: number, crowd: Crowd, skills: readonly SeededSkill[]): SeededClaim[] => {
  const random = xoroshiro128plus(SEED)
  const free = skills.filter(({ owner_id }) => owner_id === null)
  const owned = skills.find(({ owner_id }) => owner_id !== null)
  let turn = 0
  const skill = (): SeededSkill => free[turn++ % free.length] ?? pick(random, skills)

  const claim = (
    id: string,
    hours: number,
    claimant_id: string,
    evidence: unknown,
    of = skill(),
    rest: Partial<SeededClaim> = {},
  ): SeededClaim => ({
    id: `claim_${id}`,
    claimant_id,
    skill_id: of.id,
    status: 'sandbox',
    source_registry: of.source_registry,
    source_url: of.source_url,
    claimed_handle: of.slug.split('-')[0] ?? null,
    evidence: typeof evidence === 'string' || evidence === null ? evidence : JSON.stringify(evidence),
    created_at: iso(day - hours * HOUR),
    reviewed_by: null,
    reviewed_at: null,
    ...rest,
  })
  const proof = (passed: boolean, handle: string) => ({
    method: pick(random, ['repository_file', 'dns_record', 'registry_email']),
    checks: [
      { name: 'file_found', passed, checked_at: iso(day - 90 * HOUR) },
      { name: 'handle_matches', passed: passed && chance(random, 0.8) },
    ],
    registry_profile: { handle, joined: iso(day - whole(random, 100, 3000) * 24 * HOUR), packages: whole(random, 1, 90) },
    statement: pick(random, ['I wrote this and maintain it.', 'We are the company behind it.', 'mine']),
  })

  const disputed = skill()
  const gone: SeededSkill = { ...disputed, id: 'skill_practice_gone', slug: 'gone', source_url: 'https://npm.example.org/gone' }
  return [
    claim('practice_first', 700, crowd.known('member'), proof(true, 'member')),
    claim('practice_second', 650, crowd.known('member'), proof(true, 'member')),
    claim('practice_third', 600, crowd.known('member'), proof(false, 'somebody-else')),
    claim('practice_held', 500, crowd.known('held'), proof(true, 'harper')),
    claim('practice_leaving', 300, crowd.known('leave-seller'), proof(true, 'sol')),
    claim('practice_caught', 290, crowd.known('leave-held'), proof(false, 'quinn')),
    claim('practice_disputed_1', 200, crowd.known('bob'), proof(true, 'bob-oneil'), disputed),
    claim('practice_disputed_2', 199, crowd.known('twin-2'), proof(false, 'bob-oneil'), disputed),
    claim('practice_owned', 150, crowd.known('twin-1'), proof(true, 'alex'), owned ?? disputed, { source_registry: 'github' }),
    claim('practice_gone', 140, crowd.known('tos-only'), proof(true, 'gone'), gone),
    claim('practice_nobody', 130, 'user_gone', proof(true, 'nobody')),
    claim(
      'practice_hostile',
      120,
      crowd.known('script'),
      {
        statement: '<script>document.title = "ran"</script>',
        links: ['javascript:alert(1)', 'https://example.com\u202Emoc.'],
        raw: 'x'.repeat(4000),
      },
      skill(),
      { claimed_handle: '<b>admin</b>\u202E', source_url: 'javascript:document.title="ran"' },
    ),
    claim('practice_bare', 110, crowd.known('no-name'), null, skill(), { source_registry: null, source_url: null, claimed_handle: null }),
    claim('practice_text', 100, crowd.known('arabic'), 'see my repository'),
    claim('practice_approved', 2000, crowd.known('bob'), proof(true, 'bob-oneil'), owned ?? disputed, {
      status: 'approved',
      reviewed_by: crowd.known('amal'),
      reviewed_at: iso(day - 1990 * HOUR),
    }),
    ...failing.map((word, index) => claim(`practice_${word}`, 400 + index, crowd.known('member'), { practise: sentinels[word]?.summary })),
    ...Array.from({ length: GENERATED }, () => {
      const handle = letters(random).toLowerCase()
      return claim(
        `${letters(random)}${letters(random)}`,
        whole(random, 1, 480),
        pick(random, crowd.sellers),
        proof(chance(random, 0.7), handle),
      )
    }),
  ]
}
