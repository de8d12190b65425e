import { type Findings, quoted } from './finding'
import { attribute, type Element, type Html } from './read-html'

/** Gmail clips a mail at about 102 kB, and with it the way to unsubscribe. In bytes of UTF-8. */
const CLIPPED_AT = 102_000
const NEAR = 90_000

const kB = (bytes: number): string => `${Math.round(bytes / 1000)} kB`

/** Whether the HTML is whole: tags, size, and what a document says of itself. */
export const checkDocument = (html: string, read: Html, hidden: Set<Element>, findings: Findings): void => {
  checkSize(html, findings)
  checkTags(read, findings)
  const { elements, texts } = read
  const find = (name: string): Element | undefined => elements.find((element) => element.name === name)
  const page = find('html')
  if (page === undefined) {
    if (elements.length > 0 || texts.length > 0)
      findings.advice(
        'no-document',
        'This is a part of a page: it can’t say its language, title, characters and width. Put <!doctype html>, <html lang="en">, <head> and <body> around it.',
      )
  } else {
    if ((attribute(page, 'lang') ?? '').trim() === '')
      findings.advice(
        'no-lang',
        'The mail doesn’t say its language, which reading out needs. Write <html lang="en">, or the language it is in.',
        page,
      )
    if (!texts.some(({ parent, text }) => parent?.name === 'title' && parent.parent?.name === 'head' && text.trim() !== ''))
      findings.advice('no-title', 'The mail has no title, which reading out and tabs use. Put <title> into <head>.', find('head') ?? page)
    const metas = elements.filter(({ name }) => name === 'meta')
    const charset = metas
      .map((meta) => attribute(meta, 'charset') ?? /charset=\s*([\w-]+)/i.exec((attribute(meta, 'content') ?? '').slice(0, 200))?.[1] ?? '')
      .find((name) => name !== '')
    if (charset === undefined)
      findings.advice(
        'no-charset',
        'The mail doesn’t say how its characters are written. Put <meta charset="utf-8"> into <head>.',
        find('head') ?? page,
      )
    else if (!/^\s*utf-?8\s*$/i.test(charset))
      findings.advice(
        'no-charset',
        `The mail says its characters are ${quoted(charset)}; it is sent as UTF-8. Write <meta charset="utf-8">.`,
        find('head') ?? page,
      )
    if (!metas.some((meta) => attribute(meta, 'name')?.toLowerCase() === 'viewport'))
      findings.advice(
        'no-viewport',
        'On phones the mail may be shown small. Put <meta name="viewport" content="width=device-width, initial-scale=1"> into <head>.',
        find('head') ?? page,
      )
  }
  checkPreview(read, hidden, findings)
}

/** The words that lists of mail show behind the subject. */
const checkPreview = ({ texts }: Html, hidden: Set<Element>, findings: Findings): void => {
  const first = texts.find(({ parent, text }) => !/^(title|style|script)$/.test(parent?.name ?? '') && /[\p{L}\p{N}]/u.test(text))
  if (first !== undefined && (first.parent === null || !hidden.has(first.parent)))
    findings.advice(
      'no-preheader',
      `Lists of mail show the first words behind the subject, here ${quoted(first.text)}. To choose them, put a hidden line at the beginning.`,
    )
}

const checkSize = (html: string, findings: Findings): void => {
  const bytes = new TextEncoder().encode(html).length
  if (bytes >= CLIPPED_AT)
    findings.error(
      'size',
      `The mail has ${kB(bytes)}. Gmail cuts it off at about 102 kB, and what comes after, the unsubscribe link among it, isn’t shown. Shorten it.`,
    )
  else if (bytes >= NEAR) findings.advice('size', `The mail has ${kB(bytes)}. Gmail cuts off at about 102 kB. Shorten it, to be safe.`)
}

const checkTags = ({ faults, cut }: Html, findings: Findings): void => {
  if (cut === 'deep')
    findings.error('too-deep', 'Tags are nested deeper than any mail program follows. What comes after was not checked. Make it simpler.')
  if (cut === 'long')
    findings.error(
      'too-long',
      'The HTML is longer than what can be sent. What comes after 1,000,000 characters was not checked. Shorten it.',
    )
  for (const fault of faults) {
    const tag = `<${fault.name.slice(0, 40)}>`
    if (fault.kind === 'unclosed')
      findings.error('unclosed-tag', `${tag} is not closed, or is closed after something around it. Add its end tag.`, fault)
    if (fault.kind === 'stray') findings.advice('stray-tag', `This ends ${tag}, which isn’t open. Take it away, or open it before.`, fault)
    if (fault.kind === 'twice')
      findings.advice('attribute-twice', `${quoted(fault.name)} is there twice, and the second is left out. Take one away.`, fault)
    if (fault.kind === 'comment')
      findings.error('unclosed-comment', 'This comment is not closed, so that all behind it is hidden. End it with -->.', fault)
    if (fault.kind === 'unfinished')
      findings.error('unfinished-tag', 'This tag has no end, perhaps for want of a quotation mark, and is left out. Finish it.', fault)
  }
}
