import { describe, expect, test } from 'vitest'
import { stateTone, verificationTone, verificationWords } from '../../src-renderer/screens/platform/connector-events/event-words'
import { connectionTone, healthTone, signatureWords } from '../../src-renderer/screens/platform/connectors/connector-words'
import { toneOf as modelTone } from '../../src-renderer/screens/platform/models/model-words'
import { statusTone, statusWords } from '../../src-renderer/screens/platform/org-words'
import { toneOf as usageTone } from '../../src-renderer/screens/platform/usage-words'

describe('a word that every object answers to is one that nobody knows', () => {
  test.each(['constructor', 'toString', 'hasOwnProperty', '__proto__'])('%s', (word) => {
    for (const words of [statusWords, signatureWords, verificationWords]) expect(words(word)).toBe(word)
    for (const tone of [statusTone, stateTone, verificationTone, healthTone, connectionTone, modelTone, usageTone])
      expect(tone(word)).toBe('plain')
  })
})
