import { cleanAddress, isActive, schemeOf } from './address'
import { type Findings, type Place, quoted } from './finding'
import { unfilledIn } from './placeholders'
import { attribute, type Element, type Html } from './read-html'

/** Below so many letters next to images, the mail is an image. */
const LITTLE_TEXT = 60

/** Images: an alternative in words, an address that works from anywhere, and text beside them. */
export const checkImages = ({ elements, texts }: Html, hidden: Set<Element>, findings: Findings): void => {
  const images = elements.filter(({ name }) => name === 'img')
  for (const image of images) {
    checkAlternative(image, findings)
    const source = image.attributes.get('src')
    if (source === undefined || source.value.trim() === '')
      findings.error('image-empty', 'This image has no address. Give it one, or take it away.', source ?? image)
    else checkSource(source.value, source, findings)
    for (const part of (attribute(image, 'srcset') ?? '').slice(0, 5000).split(/,\s+/)) {
      const address = part.trim().split(/\s+/)[0] ?? ''
      if (address !== '') checkSource(address, image.attributes.get('srcset') ?? image, findings)
    }
  }
  for (const element of elements) {
    const background = element.attributes.get('background')
    if (background !== undefined && background.value.trim() !== '') checkSource(background.value, background, findings)
  }
  let letters = 0
  for (const { parent, text } of texts)
    if (parent === null || !(hidden.has(parent) || /^(style|script|title)$/.test(parent.name)))
      letters += text.match(/[\p{L}\p{N}]/gu)?.length ?? 0
  if (images.length > 0 && letters < LITTLE_TEXT)
    findings.advice(
      'all-image',
      'There is hardly any text beside the images: until they are loaded little is seen, and filters take it for spam. Write what matters as text.',
    )
  if (images.length === 0 && letters === 0) findings.error('body-empty', 'The mail has nothing to read in it. Write something.')
}

const checkAlternative = (image: Element, findings: Findings): void => {
  const alt = attribute(image, 'alt')
  if (alt === null)
    findings.error(
      'image-alt',
      'This image has no text alternative. Say in alt what it shows, or write alt="" if it is only decoration.',
      image,
    )
  else if (
    /\.(png|jpe?g|gif|webp|svg)$/i.test(alt.trim().slice(-200)) ||
    /^(image|img|photo|picture|untitled|banner)[\s_-]?\d{0,9}$/i.test(alt.trim().slice(0, 60))
  )
    findings.advice(
      'image-alt-name',
      `${quoted(alt)} doesn’t say what the image shows. Say it in words, or write alt="" if it is only decoration.`,
      image,
    )
}

const checkSource = (value: string, at: Place, findings: Findings): void => {
  const address = cleanAddress(value)
  const scheme = schemeOf(address)
  if (unfilledIn(address.slice(0, 2000)).length > 0) return
  if (scheme === 'data')
    findings.advice(
      'image-inline',
      'Gmail and Outlook show no images that are inside the HTML. Put it on a server and name its https:// address.',
      at,
    )
  else if (isActive(address)) findings.error('script-url', 'An address that runs something. Write an address from https:// on.', at)
  else if (scheme === 'http')
    findings.advice('image-http', 'This image is loaded unencrypted, and many mail programs then leave it out. Write https://.', at)
  else if (scheme !== 'https')
    findings.error('image-relative', `${quoted(address)} is no address that works from a mail. Write it from https:// on.`, at)
}
