import { checkActive } from './active-rules'
import { checkContrast } from './contrast-rules'
import { checkDocument } from './document-rules'
import { type Finding, Findings, type Mail } from './finding'
import { checkImages } from './image-rules'
import { checkLinks } from './link-rules'
import { hiddenIn, stylesOf } from './mail-styles'
import { nearDuplicate } from './near-duplicate'
import { readHtml } from './read-html'
import { checkStyles } from './style-rules'
import { checkSubject } from './subject-rules'
import { checkTexts } from './text-rules'

/**
 * Every check before sending: what is wrong with a mail, errors first, then advice, each in the order of the HTML with
 * what has no place before. `earlier`: what was sent lately, the same objects each time (they are read once).
 */
export const checkEmail = ({ subject, html, earlier }: Mail & { earlier: readonly Mail[] }): Finding[] => {
  const findings = new Findings()
  checkSubject(subject, findings)
  const read = readHtml(html)
  const styles = stylesOf(read)
  const hidden = hiddenIn(styles, read.elements)
  checkDocument(html, read, hidden, findings)
  checkActive(read, findings)
  checkTexts(read, hidden, findings)
  checkLinks(read, findings)
  checkImages(read, hidden, findings)
  checkStyles(styles, findings)
  checkContrast(read, styles, hidden, findings)
  const like = nearDuplicate({ subject, html }, earlier)
  if (like !== null)
    findings.advice(
      'near-duplicate',
      `This is ${Math.round(like.how_alike * 100)} % the same as a mail sent lately. Make sure that it is meant to go out again.`,
    )
  const order = (finding: Finding): number => (finding.level === 'error' ? 0 : 1)
  return findings.all.sort((a, b) => order(a) - order(b) || (a.from ?? -1) - (b.from ?? -1))
}
