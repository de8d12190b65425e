import { convert, type FormatCallback } from 'html-to-text'
import { readHtml } from './read-html'

const alt: FormatCallback = (element, _, builder) => builder.addInline(element.attribs.alt ?? '')

/**
 * What a program that shows only text would show of this HTML: paragraphs wrapped at 76 characters, links with their
 * address, images by their alternative. What no mail program shows (display: none) is left out.
 */
export const plainTextOf = (html: string): string => {
  const { cut, texts } = readHtml(html)
  // Nested without end, there is no layout to keep, and the converter would take minutes over it.
  if (cut !== null)
    return texts
      .map(({ text }) => text.replace(/\s+/g, ' '))
      .join('')
      .trim()
  return convert(html, {
    wordwrap: 76,
    formatters: { alt },
    selectors: [
      { selector: 'a', options: { hideLinkHrefIfSameAsText: true, noAnchorUrl: true } },
      { selector: 'img', format: 'alt' },
      ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
      ...['title', 'style', 'script', '[style*="display:none"]', '[style*="display: none"]'].map((selector) => ({
        selector,
        format: 'skip',
      })),
    ],
  })
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}
