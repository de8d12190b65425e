import { type Finding, Findings, type Mail } from './finding'
import { checkSubject } from './subject-rules'

/** Every check before sending. Errors first, then advice; each in the order of the HTML. */
export const checkEmail = ({ subject, html, earlier }: Mail & { earlier: readonly Mail[] }): Finding[] => {
  void html
  void earlier
  const findings = new Findings()
  checkSubject(subject, findings)
  return findings.all
}
