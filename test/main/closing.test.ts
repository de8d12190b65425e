import { describe, expect, test } from 'vitest'
import { closingQuestion } from '../../src-main/closing'

describe('closing the app', () => {
  test('asks nothing where nothing is under way, or nothing is known yet', () => {
    expect(closingQuestion({ waiting: 0, sending: 0 })).toBeNull()
    expect(closingQuestion(undefined)).toBeNull()
  })

  test('says how many edits would be undone', () => {
    expect(closingQuestion({ waiting: 1, sending: 0 })?.title).toBe('1 edit has not left yet. Close and undo it?')
    expect(closingQuestion({ waiting: 2, sending: 3 })?.title).toBe('2 edits have not left yet. Close and undo them?')
  })

  test('says that an answer may be missed', () => {
    expect(closingQuestion({ waiting: 0, sending: 1 })?.title).toBe('A write is under way. Close all the same?')
  })
})
