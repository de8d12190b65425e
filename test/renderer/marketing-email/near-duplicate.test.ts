import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { nearDuplicate } from '../../../src-renderer/screens/marketplace/marketing-email/checks/near-duplicate'
import { GOOD_MAIL, issueOf } from './mails'

const SPRING = [
  'Contract reader. It goes through a contract and says which clauses are unusual, and why somebody may have put them there.',
  'Receipt sorter. Photos of receipts become a table with dates, sums and taxes, ready for whoever keeps your books.',
  'Release notes. It reads what changed in a repository and tells it in words that people who use the thing understand.',
]
const SUMMER = [
  'Travel planner. Names a place and a budget, and it comes back with trains, rooms and what is open on a Sunday.',
  'Bug hunter. Give it a stack of logs from last night, and it shows which failure came first and what followed from it.',
  'Recipe scaler. Cooking for nineteen instead of four has its own arithmetic, which this one has learned from a canteen.',
]
const mail = (items: readonly string[], subject = 'This week on the shelf') => ({ subject, html: issueOf(items) })
const alike = (a: { subject: string; html: string }, b: { subject: string; html: string }): number => nearDuplicate(a, [b])?.how_alike ?? 0

describe('near-duplicates', () => {
  test('the same mail, and the same words in other markup and case', () => {
    expect(alike(mail(SPRING), mail(SPRING))).toBe(1)
    const dressed = mail(SPRING).html.replaceAll('<p>', '<p style="color:#111111">').replaceAll('<h2>', '<h3>').replaceAll('</h2>', '</h3>')
    expect(alike({ subject: 'THIS WEEK ON THE SHELF', html: dressed }, mail(SPRING))).toBe(1)
  })

  test('with a corrected word, another number, another subject or a paragraph more', () => {
    const other = SPRING.with(0, (SPRING[0] ?? '').replace('unusual', 'remarkable'))
    expect(alike(mail(other), mail(SPRING))).toBeGreaterThan(0.7)
    expect(alike(mail([...SPRING, 'Until 30 June.']), mail([...SPRING, 'Until 31 July.']))).toBeGreaterThan(0.7)
    expect(alike(mail(SPRING, 'Three skills you may have missed'), mail(SPRING))).toBeGreaterThan(0.7)
    expect(alike(mail([...SPRING, SUMMER[0] ?? '']), mail(SPRING))).toBeGreaterThan(0.7)
  })

  test('two issues of one newsletter are not alike, nor are two mails that share a footer', () => {
    expect(nearDuplicate(mail(SUMMER), [mail(SPRING)])).toBeNull()
    expect(nearDuplicate(mail(SUMMER.slice(0, 2)), [mail(SPRING.slice(0, 2))])).toBeNull()
    expect(nearDuplicate({ subject: 'Ten new skills', html: GOOD_MAIL }, [mail(SPRING)])).toBeNull()
  })

  test('of several, the one most alike, and the object itself', () => {
    const earlier = [mail(SUMMER), mail([...SPRING, SUMMER[0] ?? '']), mail(SPRING)]
    expect(nearDuplicate(mail(SPRING), earlier)?.which).toBe(earlier[2])
  })

  test('nothing is like nothing', () => {
    expect(nearDuplicate({ subject: '', html: '' }, [{ subject: '', html: '' }])).toBeNull()
    expect(nearDuplicate({ subject: 'Sale', html: '' }, [{ subject: 'Hello', html: '' }])).toBeNull()
    expect(nearDuplicate(mail(SPRING), [])).toBeNull()
  })

  test('it is the same either way round, and within 0 and 1', () => {
    const words = fc
      .array(fc.constantFrom('new', 'skills', 'this', 'week', '10', 'reads', 'contracts'), { maxLength: 40 })
      .map((all) => ({ subject: '', html: all.join(' ') }))
    fc.assert(
      fc.property(words, words, (a, b) => {
        expect(alike(a, b)).toBe(alike(b, a))
        expect(alike(a, b)).toBeLessThanOrEqual(1)
      }),
    )
  })
})
