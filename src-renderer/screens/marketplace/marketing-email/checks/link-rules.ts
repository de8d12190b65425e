import { cleanAddress, hostOf, hostShown, isActive, sameHost, schemeOf } from './address'
import { type Findings, quoted } from './finding'
import { unfilledIn } from './placeholders'
import { attribute, type Element, type Html } from './read-html'

/** Says nothing to somebody who goes from link to link, or sees only the links. */
const SAYS_NOTHING = /^(click( here| this)?|here|this|link|this link|more|read more|learn more|tap here|press here)[\s.!:›»>→]*$/i

/**
 * A way out, in the languages of mail we have seen: in the link’s text, its title, its image’s alternative or its
 * address. The document names neither a link the e-mail service adds nor a placeholder it fills in, so the mail has to
 * have its own.
 */
const UNSUBSCRIBE =
  /unsubscri|opt[\s_-]?out|(e-?mail|mail|newsletter|notification|communication)[\s_-]?(preferences|settings)|manage[\s_-]?(your[\s_-]?)?(preferences|subscription)|abmelden|abbestellen|austragen|d[ée]sabonn|d[ée]sinscri|darse de baja|cancelar (la |a |tu )?(suscripci|inscri|subscri)|disiscri|annulla l.iscrizione|afmelden|uitschrijven|配信停止|退订|отписаться/i

/** What stands inside each link, images by their alternative. */
const insideLinks = ({ elements, texts }: Html): Map<Element, string> => {
  const linkOf = new Map<Element, Element | null>()
  const inside = new Map<Element, string>()
  const add = (link: Element | null | undefined, text: string): void => {
    if (link) inside.set(link, `${inside.get(link) ?? ''}${text}`)
  }
  for (const element of elements) {
    const link =
      element.name === 'a' || element.name === 'area' ? element : element.parent === null ? null : (linkOf.get(element.parent) ?? null)
    linkOf.set(element, link)
    if (element.name === 'img') add(link, ` ${attribute(element, 'alt') ?? ''} `)
    if (element.name === 'area') add(link, attribute(element, 'alt') ?? '')
  }
  for (const { parent, text } of texts) if (parent !== null) add(linkOf.get(parent), text)
  return inside
}

/** Links: where they go, what they say, whether one of them is the way out. */
export const checkLinks = (html: Html, findings: Findings): void => {
  const inside = insideLinks(html)
  const ids = new Set(
    html.elements.flatMap((element) =>
      [attribute(element, 'id') ?? [], element.name === 'a' ? (attribute(element, 'name') ?? []) : []].flat(),
    ),
  )
  let canLeave = false
  for (const element of html.elements) {
    const href = element.attributes.get('href')
    if ((element.name !== 'a' && element.name !== 'area') || href === undefined) continue
    const text = (inside.get(element) ?? '').replace(/\s+/g, ' ').trim()
    const address = cleanAddress(href.value)
    const words = `${text} ${attribute(element, 'title') ?? ''} ${attribute(element, 'aria-label') ?? ''}`.slice(0, 1000)
    const goes = checkAddress(address, href, ids, findings)
    if (goes && (UNSUBSCRIBE.test(words) || UNSUBSCRIBE.test(address.slice(0, 2000)))) canLeave = true
    checkWords(element, text, words, findings)
    checkHonesty(element, text, address, findings)
  }
  if (!canLeave)
    findings.error(
      'no-unsubscribe',
      'There is no link to unsubscribe. Add one: its text or its address has to say “unsubscribe” or “e-mail preferences”.',
    )
}

/** True when somebody who presses it gets somewhere. */
const checkAddress = (address: string, at: { from: number; to: number }, ids: Set<string>, findings: Findings): boolean => {
  const scheme = schemeOf(address)
  if (address === '' || address === '#') findings.error('link-empty', 'This link leads nowhere. Give it an address.', at)
  else if (address.startsWith('#')) {
    if (!ids.has(address.slice(1)))
      findings.error(
        'link-empty',
        `This link leads to ${quoted(address.slice(1))} in the mail, which is not there. Give it an address.`,
        at,
      )
  } else if (unfilledIn(address).length > 0) return true
  else if (isActive(address)) return false
  else if (scheme === null)
    findings.error(
      'link-relative',
      `${quoted(address)} is only part of an address, and a mail has no site around it. Write it from https:// on.`,
      at,
    )
  else if (scheme === 'http') {
    findings.advice('link-http', 'This link is not encrypted, so anyone on the way can read and change what opens. Write https://.', at)
    return true
  } else if (scheme === 'https') {
    if (hostOf(address) !== null) return true
    findings.error('link-relative', `${quoted(address)} can’t be read as an address. Correct it.`, at)
  } else if (/^(mailto|tel|sms)$/.test(scheme)) {
    if (address.length > scheme.length + 1) return true
    findings.error('link-empty', 'This link leads nowhere. Give it an address.', at)
  } else if (/^(file|blob|about|chrome|cid)$/.test(scheme))
    findings.error('link-relative', `${quoted(address)} opens nothing on anyone else’s computer. Write an address from https:// on.`, at)
  else
    findings.advice('link-scheme', `Many mail programs don’t open an address that begins with ${quoted(`${scheme}:`)}. Use https://.`, at)
  return false
}

const checkWords = (element: Element, text: string, words: string, findings: Findings): void => {
  if (words.trim() === '')
    findings.error('link-without-text', 'This link has no text: nobody sees it, and it can’t be read out. Write where it leads.', element)
  else if (SAYS_NOTHING.test(text))
    findings.advice('link-says-nothing', `${quoted(text)} doesn’t say where the link leads. Name what opens.`, element)
}

/** A link that shows one address and opens another is what phishing looks like, to people and to filters. */
const checkHonesty = (element: Element, text: string, address: string, findings: Findings): void => {
  const host = /^https?$/.test(schemeOf(address) ?? '') ? hostOf(address) : null
  const shown = hostShown(text)
  if (host !== null && shown !== null && !sameHost(host, shown))
    findings.error(
      'link-look-alike',
      `This link shows ${quoted(shown)} and opens ${quoted(host)}. Show the address that opens, or words.`,
      element,
    )
  if (/^mailto$/.test(schemeOf(address) ?? '') && /^[^\s@]{1,64}@[^\s@]{1,190}$/.test(text)) {
    const to = address.slice(7).split('?')[0]?.toLowerCase() ?? ''
    if (to !== text.toLowerCase() && to.replaceAll('%40', '@') !== text.toLowerCase())
      findings.error(
        'link-look-alike',
        `This link shows ${quoted(text)} and writes to ${quoted(to)}. Show the address it writes to.`,
        element,
      )
  }
  if (host === null) return
  if (/^https?:\/\/[^/?#]*@/i.test(address))
    findings.error(
      'link-with-user',
      `The address of this link has a name before its host, ${quoted(host)}, which hides where it leads. Take it away.`,
      element,
    )
  if (/(^|\.)xn--/.test(host))
    findings.advice(
      'link-other-script',
      `The host of this link is written in another script; it is looked up as ${quoted(host)}. Make sure it is the one you mean.`,
      element,
    )
  if (/^[\d.]+$|^\[/.test(host))
    findings.advice(
      'link-number',
      `This link opens ${quoted(host)}, a number and no name: filters take it for spam. Use the name.`,
      element,
    )
}
