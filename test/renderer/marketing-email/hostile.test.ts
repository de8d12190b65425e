import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { checkEmail } from '../../../src-renderer/screens/marketplace/marketing-email/checks/check-email'
import { plainTextOf } from '../../../src-renderer/screens/marketplace/marketing-email/checks/plain-text'
import { mailWith } from './mails'

const many = (text: string, length = 300_000): string => text.repeat(Math.ceil(length / text.length)).slice(0, length)

/** Three times what a mail may have, of one thing: what takes quadratic time over it runs into the test’s time limit. */
const PATHS: [string, string][] = [
  ['nesting', `${'<div>'.repeat(100_000)}x${'</div>'.repeat(100_000)}`],
  ['unclosed formatting', many('<b><i>')],
  ['end tags that end nothing', many('</x>')],
  ['end tags under open ones', `${'<div>'.repeat(250)}${many('</x>')}`],
  ['implied ends', many('<p><li><td>')],
  ['open brackets', many('<')],
  ['open comments', many('<!--')],
  ['short comments', many('<!-->')],
  ['odd comments', many('<!--a--!>')],
  ['declarations', many('<!a><?b>')],
  ['one huge attribute', `<p title="${many('x')}">`],
  ['many attributes', `<p ${many('a=b ')}>`],
  ['many other attributes', `<p ${Array.from({ length: 100_000 }, (_, at) => `a${at}`).join(' ')}>`],
  ['entities', many('&amp;')],
  ['entities without an end', many('&am')],
  ['ampersands', many('&')],
  ['numbers of characters', many('&#x1F600;')],
  ['placeholders that never close', many('{{')],
  ['placeholders that nearly close', many('{{a}')],
  ['per cent', many('%a')],
  ['stars', many('*|')],
  ['brackets', many('[[a]')],
  ['lorem', many('lorem    ')],
  ['spaces', many(' ')],
  ['spaces and line ends in a link', `<a href="https://example.com">${many(' \n')}</a>`],
  ['a link’s text', `<a href="https://example.com">${many('a.')}</a>`],
  ['a link’s address', `<a href="https://${many('a.')}">x</a>`],
  ['a link’s spaces', `<a href="${many(' ')}x">x</a>`],
  ['links', many('<a href="http://example.org/a">example.com</a>')],
  ['images', many('<img src=x>')],
  ['srcset', `<img src="x" alt="${many('image ', 400_000)}" srcset="${many('x ,  ', 400_000)}">`],
  ['one style', `<p style="${many('a:b;')}">x</p>`],
  ['brackets in a style', `<p style="color:${many('(')}">x</p>`],
  ['many styles', Array.from({ length: 20_000 }, (_, at) => `<p style="color:#${at.toString(16).padStart(6, '0')}">x</p>`).join('')],
  ['rules in rules', `<style>${many('a{')}</style>`],
  ['at-rules in at-rules', `<style>${many('@media x{')}</style>`],
  ['brackets in a sheet', `<style>${many('a:(')}</style>`],
  ['comments in a sheet', `<style>${many('/*')}</style>`],
  ['mistakes in a sheet', `<style>${many('}a{b c;')}</style>`],
  ['selectors', `<style>${many('.a.b>c,')}{color:red}</style><p class="${many('x ', 300_000)}">x</p>`],
  ['a colour', `<p style="color:rgb(${many(' ', 9000)}">x</p>`],
  ['direction marks', many('\u202E')],
  ['lone surrogates', many('\uD83D')],
  ['capitals', many('A!?')],
]

describe('hostile HTML does not hang the checks', () => {
  test.each(PATHS)('%s', (_, html) => {
    const findings = checkEmail({ subject: html, html, earlier: [{ subject: '', html }] })
    expect(findings.some(({ level }) => level === 'error')).toBe(true)
    for (const { from, to } of findings) {
      if (from === null || to === null) continue
      expect(from >= 0 && from < to && to <= html.length).toBe(true)
    }
  })

  test.each(PATHS)('nor the plain view: %s', (_, html) => {
    expect(typeof plainTextOf(html)).toBe('string')
  })

  test('what is cut off is told, so that nothing passes unseen', () => {
    const deep = checkEmail({ subject: 'x', html: mailWith(`${'<div>'.repeat(300)}<script>`), earlier: [] })
    expect(deep.map(({ rule }) => rule)).toContain('too-deep')
    const long = checkEmail({ subject: 'x', html: `${mailWith('')}${many(' ', 1_000_000)}<script>`, earlier: [] })
    expect(long.map(({ rule }) => rule)).toContain('too-long')
  })

  test('whatever it is, there is an answer, with places inside it', () => {
    const pieces = fc.constantFrom(
      ...'<a href="|<a href=|">|<p style="|position:|color:red|;|<img src=x|alt=|<style>|</style>|a{b:c}|@media|{|}|</p>|</a>|<b>|<!--|-->|<script>|</script>|{{x}}|&amp;|&#|&|é👩|\u202E|"|\'|>|<|/|=| |\n|https://|example.com|<svg><title>|<table><tr>|<![CDATA[|]]>|<?x|text'.split(
        '|',
      ),
    )
    const html = fc.oneof(
      fc.array(pieces, { maxLength: 40 }).map((all) => all.join('')),
      fc.string({ unit: 'binary' }),
    )
    fc.assert(
      fc.property(html, fc.boolean(), (inside, framed) => {
        const whole = framed ? mailWith(inside) : inside
        plainTextOf(whole)
        for (const { from, to } of checkEmail({ subject: inside, html: whole, earlier: [] })) {
          expect(from === null).toBe(to === null)
          if (from !== null && to !== null) expect(from >= 0 && from < to && to <= whole.length).toBe(true)
        }
      }),
      { numRuns: 500 },
    )
  }, 60_000)
})
