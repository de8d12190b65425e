import { describe, expect, test } from 'vitest'
import { plainTextOf } from '../../../src-renderer/screens/marketplace/marketing-email/checks/plain-text'
import { GOOD_MAIL } from './mails'

describe('plain text', () => {
  test('of a good mail', () => {
    expect(plainTextOf(GOOD_MAIL)).toBe(`Skills for agents

Ten new skills this week

The shelf has grown: ten skills were published since Monday, among them one
that reads a contract & says what is unusual in it. 100% of what you save
goes to its makers.

See the new skills [https://example.com/skills?from=mail&sort=new]

 * Reads contracts
 * Sorts receipts

You get this because you asked for news. Unsubscribe
[https://example.com/unsubscribe?u=1] or write to help@example.com.`)
  })

  test.each([
    ['<p>a</p><p>b</p>', 'a\n\nb'],
    ['<p>a<br>b</p>', 'a\nb'],
    ['<a href="https://example.com">https://example.com</a>', 'https://example.com'],
    ['<img src="https://example.com/a.png" alt="Our shop">', 'Our shop'],
    ['<script>go()</script><style>p{}</style>x', 'x'],
    ['x<p style="display: none">hidden</p>', 'x'],
    ['a &lt;b&gt; &amp;amp;', 'a <b> &amp;'],
    ['', ''],
  ])('%s', (html, text) => expect(plainTextOf(html)).toBe(text))

  test('nested without end', () => {
    expect(plainTextOf(`start ${'<div>'.repeat(100_000)}end`)).toBe('start')
  })
})
