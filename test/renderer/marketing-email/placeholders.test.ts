import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fill, placeholdersIn, unfilledIn } from '../../../src-renderer/screens/marketplace/marketing-email/checks/placeholders'

describe('templates', () => {
  test('names what it asks for, each once, in order', () => {
    expect(placeholdersIn('{{ title }} and {{First name}}, {{title}}, {{straße_2}}, {{}} {{ }} {x} {{#if y}}')).toEqual([
      'title',
      'First name',
      'straße_2',
    ])
  })

  test('values are escaped in HTML, in text and in attributes', () => {
    const template = '<a title="{{a}}" href=\'{{a}}\'>{{a}}</a>'
    const hostile = `"'><script>&`
    expect(fill(template, { a: hostile }, 'html')).toBe(template.replaceAll('{{a}}', '&quot;&#39;&gt;&lt;script&gt;&amp;'))
    expect(fill('Hello {{a}}', { a: 'Tom & Ann\nBcc: x' }, 'text')).toBe('Hello Tom & Ann Bcc: x')
  })

  test('what has no value stays; what a value contains is not filled again; names of objects are no values', () => {
    expect(fill('{{a}} {{b}}', { a: '{{b}} $& $1' }, 'text')).toBe('{{b}} $& $1 {{b}}')
    expect(fill('{{constructor}} {{__proto__}}', {}, 'text')).toBe('{{constructor}} {{__proto__}}')
  })

  test('whatever the values, no markup comes in by them and the rest stands', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string({ unit: 'binary' }), (before, value) => {
        const frame = before.replace(/[{}]/g, '')
        const filled = fill(`${frame}{{x}}${frame}`, { x: value }, 'html')
        expect(filled.startsWith(frame) && filled.endsWith(frame)).toBe(true)
        expect(filled.slice(frame.length, filled.length - frame.length)).not.toMatch(/[<>"']/)
      }),
    )
  })

  test('a template with all its values has nothing left unfilled', () => {
    const names = fc.uniqueArray(fc.stringMatching(/^[a-z][a-z_]{0,10}$/), { minLength: 1, maxLength: 5 })
    fc.assert(
      fc.property(names, (all) => {
        const template = all.map((name) => `Text {{ ${name} }}`).join(' and ')
        expect(placeholdersIn(template)).toEqual(all)
        expect(unfilledIn(template)).toHaveLength(all.length)
        expect(unfilledIn(fill(template, Object.fromEntries(all.map((name) => [name, 'value'])), 'html'))).toEqual([])
      }),
    )
  })
})

describe('what other systems would fill in', () => {
  test.each<[string, string[]]>([
    ['Hi {{{name}}} {{#if a}}', ['{{#if a}}']],
    ['%FIRSTNAME% %user.name%', ['%FIRSTNAME%', '%user.name%']],
    ['*|MC:SUBJECT|* [[ x ]] {user-name}', ['*|MC:SUBJECT|*', '[[ x ]]', '{user-name}']],
    ['caf%C3%A9 %e2%82%ac 50% off, 20% on', []],
    ['{ color: red } [x] [1][2] a|b {1}', []],
    ['LOREM  Ipsum, TODO, todo, mastodon, TODOS', ['LOREM  Ipsum', 'TODO']],
  ])('%s', (text, expected) => {
    expect(unfilledIn(text).map((found) => found.text)).toEqual(expect.arrayContaining(expected))
    if (expected.length === 0) expect(unfilledIn(text)).toEqual([])
    for (const { from, to, text: found } of unfilledIn(text)) expect(text.slice(from, to)).toBe(found)
  })
})
