import { describe, expect, test } from 'vitest'
import { originOf, type RequestBody, whyNot } from '../../src-main/approvals/request'
import type { Profile, StoredService } from '../../src-main/environments/profiles'

const at = (base_url: string): StoredService => ({ base_url, auth: 'bearer', credential: null, dialect: null })
const profile = (services: Partial<Profile['services']>): Profile => ({
  id: 'e1',
  name: 'Live',
  kind: 'production',
  colour: 'red',
  services: { marketplace: null, database: null, stripe: null, agentbot: null, platform: null, ...services },
  practice: null,
  guard: null,
  database: { names: {}, reads_from: 'api', acting_as: null },
})
const approve = { request_id: 'spr_1', reason: 'Ticket 4711' }
const refund = { purchase_id: 'pur_1', reason: 'Twice' }
const body = (origin: string): RequestBody => ({
  request: crypto.randomUUID(),
  at: new Date().toISOString(),
  operation: 'agent-wallet.approve',
  input: approve,
  stated_cents: 100,
  seen: null,
  note: '',
  environment: { name: 'Live', kind: 'production', origin },
  maker: { subject: 'user_a', os_user: 'a' },
})
const refused = (origin: string, here: Profile) => whyNot(body(origin), { profile: here, subject: 'user_b', now: new Date() })

describe('where a request may be executed', () => {
  test('is told by the service that answers it: two platforms are two places, whatever their marketplace', () => {
    const marketplace = at('https://api.example.com')
    const [one, two] = ['https://one.example.com/p/', 'https://two.example.com'].map((url) => profile({ marketplace, platform: at(url) }))
    if (!one || !two) throw new Error('two profiles')
    expect(originOf(one, 'agent-wallet.approve', approve)).toBe('https://one.example.com/p')
    expect(refused('https://one.example.com/p', one)).toBeNull()
    expect(refused('https://one.example.com/p', two)).toMatch(/another environment/)
    expect(refused('https://one.example.com', one)).toMatch(/another environment/)
  })

  test('a refund is told by its marketplace, or by the database in its place, also where it goes through Stripe', () => {
    const stripe = at('https://api.stripe.com')
    const both = profile({ marketplace: at('https://api.example.com'), stripe })
    expect(originOf(both, 'refunds.issue', { ...refund, through: 'stripe' })).toBe('https://api.example.com')
    expect(originOf(both, 'refunds.issue', refund)).toBe('https://api.example.com')
    const file = profile({ database: at('file:///srv/shop.db'), stripe })
    expect(originOf(file, 'refunds.issue', { ...refund, through: 'stripe' })).toBe('file:///srv/shop.db')
  })

  test('where nothing tells it, there is none, and nothing is executed', () => {
    const bare = profile({ stripe: at('https://api.stripe.com') })
    expect(originOf(bare, 'refunds.issue', { ...refund, through: 'stripe' })).toBeNull()
    expect(refused('', bare)).toMatch(/no address that tells it from another/)
  })
})
