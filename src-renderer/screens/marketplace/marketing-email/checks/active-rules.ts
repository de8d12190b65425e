import { cleanAddress, isActive } from './address'
import { type Findings, quoted } from './finding'
import { attribute, type Element, type Html } from './read-html'

const EMBEDDED = new Set(['iframe', 'frame', 'frameset', 'object', 'embed', 'applet', 'portal'])
const FIELDS = new Set(['input', 'select', 'textarea', 'button'])
const MEDIA = new Set(['video', 'audio', 'canvas', 'svg', 'math'])
const ADDRESSES = [
  'href',
  'src',
  'action',
  'formaction',
  'background',
  'poster',
  'data',
  'xlink:href',
  'cite',
  'longdesc',
  'lowsrc',
  'dynsrc',
]

/** What runs, asks or embeds: mail programs take it away, and filters take the mail for an attack. */
export const checkActive = ({ elements }: Html, findings: Findings): void => {
  const inForm = new Set<Element>()
  for (const element of elements) {
    const { name, parent } = element
    if (name === 'script')
      findings.error('script', 'Mail programs run no scripts, and filters stop mail that has one. Take it away.', element)
    if (EMBEDDED.has(name))
      findings.error('embedded', `Mail programs show nothing that is embedded with <${name}>. Use an image with a link.`, element)
    if (MEDIA.has(name))
      findings.advice('media', `Most mail programs don’t show <${name}>. Use an image with a link, or put one inside for them.`, element)
    if (name === 'form' || (parent !== null && inForm.has(parent))) inForm.add(element)
    if (name === 'form')
      findings.error('form', 'Forms don’t work in mail, and filters take them for phishing. Link to a page with the form.', element)
    else if (FIELDS.has(name) && !inForm.has(element))
      findings.error(
        'form',
        `<${name}> doesn’t work in mail. ${name === 'button' ? 'Use a link that looks like a button.' : 'Link to a page where it can be filled in.'}`,
        element,
      )
    if (name === 'base')
      findings.error('base', '<base> changes where every link leads, and mail programs leave it out. Write whole addresses.', element)
    if (name === 'meta' && /^\s*refresh\s*$/i.test(attribute(element, 'http-equiv') ?? ''))
      findings.error('refresh', 'This would open another page by itself. Take it away.', element)
    if (name === 'link' && /(^|\s)stylesheet(\s|$)/i.test((attribute(element, 'rel') ?? '').slice(0, 200)))
      findings.advice('external-stylesheet', 'Mail programs load no style sheet from elsewhere. Put the styles into the mail.', element)
    checkAttributes(element, findings)
  }
}

const checkAttributes = ({ name: element, attributes }: Element, findings: Findings): void => {
  for (const attribute of attributes.values()) {
    const { name, value } = attribute
    if (name.startsWith('on') && name.length > 2)
      findings.error(
        'event-handler',
        `Mail programs run nothing, so ${quoted(name)} does nothing but worry filters. Take it away.`,
        attribute,
      )
    // An image inside the HTML is told of as such.
    if (ADDRESSES.includes(name) && element !== 'img' && isActive(cleanAddress(value.slice(0, 200))))
      findings.error('script-url', 'An address that runs or contains something. Write an address from https:// on.', attribute)
  }
}
