import { purchaseIdsIn, purchasesIn } from '@contract/marketplace/purchase-ids'
import { Id } from '@contract/operation'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const UUID = '7d2f0a3e-5b1c-4f7a-9a51-0c7f3d2e8b90'

describe('purchase ids in what was pasted', () => {
  test.each<[string, string, string[]]>([
    ['an id', 'pur_8Zk2mQ', ['pur_8Zk2mQ']],
    ['an id with spaces, in quotes', '  "pur_practice_0001", ', ['pur_practice_0001']],
    ['an address', 'https://agentpowers.ai/dashboard/purchases/pur_8Zk2mQ?tab=receipt#top', ['pur_8Zk2mQ']],
    ['an address of the API', 'POST https://api.agentpowers.ai/v1/admin/refunds/10234', ['10234']],
    ['an address in an address', 'https://help.example.com/?back=https%3A%2F%2Fagentpowers.ai%2Fpurchases%2Fpur_8Zk2mQ', ['pur_8Zk2mQ']],
    ['a parameter', `https://agentpowers.ai/receipt?purchase_id=${UUID}&lang=en`, [UUID]],
    ['a ticket', 'Hi, I want my money back for purchase pur_A1 (and pur_B2.) Thanks! Sent from my phone', ['pur_A1', 'pur_B2']],
    ['a receipt', 'Order date: 2026-01-31\nPurchase ID: #10234\nAmount: $9.99\nCard: 4242', ['10234']],
    ['JSON', '{"purchase_id": "pur_A1", "user_id": "user_2practice1", "payment_intent": "pi_3A1", "amount_cents": 999}', ['pur_A1']],
    ['CSV with a head', 'purchase_id,email,amount\npur_A1,a@example.com,9.99\npur_B2,b@example.com,19.00', ['pur_A1', 'pur_B2']],
    ['ids of another form, one a line', `${UUID}\n10234\r\nord-55`, [UUID, '10234', 'ord-55']],
    ['a list with bullets', '- 10234\n* 10235\n', ['10234', '10235']],
    ['the same twice', 'pur_A1 pur_A1\nhttps://agentpowers.ai/purchases/pur_A1', ['pur_A1']],
    ['HTML', '<a href="/purchases/pur_A1">pur_A1</a> <b>pur_B2</b>', ['pur_A1', 'pur_B2']],
    ['what a mail program broke', 'id=3Dpur_A1 and pur_prac=\ntice_0001 and pur\u00ad_B2', ['pur_A1', 'pur_practice_0001', 'pur_B2']],
    ['other things’ ids', 'pi_3A1\nre_1\nch_5\nuser_2practice1\nacct_1A', []],
    ['dates, amounts, addresses, words', '2026-01-31\n9.99\na1@example.com\nexample1.com\nrefund please\npurchase_id', []],
    ['nothing', '', []],
  ])('%s', (_name, text, ids) => {
    expect(purchaseIdsIn(text)).toEqual(ids)
  })

  test('says how many stand there more than once; an id that two rules find in one place does not', () => {
    expect(purchasesIn('See /purchases/pur_A1, pur_B2 and pur_A1; pur_C3.')).toEqual({ ids: ['pur_A1', 'pur_B2', 'pur_C3'], repeated: 1 })
    expect(purchasesIn('/purchases/pur_A1 and nothing else')).toEqual({ ids: ['pur_A1'], repeated: 0 })
  })

  const id = fc.stringMatching(/^pur_[A-Za-z0-9]{1,20}$/)
  const noise = fc.constantFrom(
    ' ',
    '\n',
    ', ',
    ' and ',
    '; ',
    '\t',
    ' — ',
    ') (',
    '"',
    ' https://agentpowers.ai/purchases/',
    '\n\n> ',
    ' 9.99 USD ',
  )

  test('finds every id, in order, each once, whatever stands around them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(noise, id)), noise, (parts, end) => {
        const text = parts.map(([before, one]) => before + one).join('') + end
        expect(purchaseIdsIn(text)).toEqual([...new Set(parts.map(([, one]) => one))])
      }),
    )
  })

  test('gives ids only, and the same again from what it gave', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 2000 }), (text) => {
        const ids = purchaseIdsIn(text)
        expect(ids.filter((one) => !Id.safeParse(one).success)).toEqual([])
        expect(purchaseIdsIn(ids.join('\n'))).toEqual(ids)
      }),
    )
  })

  test('takes a page of a megabyte within a moment', () => {
    const begun = performance.now()
    for (const piece of ['pur_', 'pur_A-', 'purchase id: ', '%2F', '/purchases/', '((((', 'a_'])
      purchaseIdsIn(piece.repeat(Math.ceil(1_000_000 / piece.length)))
    expect(performance.now() - begun).toBeLessThan(5000)
  })
})
