import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { newFolder, openCore, unwrap } from '../open-core'

const page = {
  title: 'A <b>title</b> & more',
  facts: [
    { name: 'Reason', value: '</td><script>alert("1")</script>' },
    { name: 'Name', value: 'ليلى \u202e"gnp"' },
  ],
  notes: ["It isn't <i>markup</i>."],
  file_name: 'refund.pdf',
}

describe('a page of words', () => {
  test('is saved where the person says, and every word of it is text', async () => {
    const desk = await openCore()
    const file = join(newFolder(), 'receipt.pdf')
    desk.says.file = file
    expect(unwrap(await desk.call('exports.pdf', page))).toEqual({ saved: true, file })
    const laid_out = readFileSync(file, 'utf8')
    expect(laid_out).toContain('A &lt;b&gt;title&lt;/b&gt; &amp; more')
    expect(laid_out).toContain('&lt;/td&gt;&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;')
    expect(laid_out).toContain('It isn&#39;t &lt;i&gt;markup&lt;/i&gt;.')
    // The only tags are ours.
    expect([...new Set([...laid_out.matchAll(/<\/?([a-z]\w*)/g)].map(([, tag]) => tag))].toSorted()).toEqual(
      ['bdi', 'body', 'h1', 'head', 'html', 'meta', 'p', 'style', 'table', 'td', 'th', 'title', 'tr'].toSorted(),
    )
    expect(statSync(file).mode & 0o777).toBe(0o600)
    expect(unwrap(await desk.call('exports.print', page))).toEqual({ printed: true })
  })

  test('nobody chose a file: none is written; one that can’t be written is said', async () => {
    const desk = await openCore()
    expect(unwrap(await desk.call('exports.pdf', page))).toEqual({ saved: false, file: null })
    desk.says.file = join(newFolder(), 'no such folder', 'receipt.pdf')
    const failed = await desk.call('exports.pdf', page)
    expect(!failed.ok && failed.failure).toMatchObject({
      what: 'receipt.pdf could not be written: writing failed.',
      not: 'No file was written.',
    })
    const named = await desk.call('exports.pdf', { ...page, file_name: 'receipt.sh' })
    expect(!named.ok && named.failure.code).toBe('invalid_input')
  })
})
