/** What is wrong with a mail, or could be better, and where. */
export type Finding = {
  /** An error is put right before the mail goes out; advice may be left as it is. */
  level: 'error' | 'advice'
  /** What was looked for: one kebab word, the same for every place it is found at. */
  rule: string
  /** What is wrong and what to do, in plain words. Text of the mail in it is hostile: show it as text. */
  says: string
  /** Where in the HTML, in UTF-16 units as an editor counts: from the first to behind the last. Null: nowhere in it (the subject, something missing). */
  from: number | null
  to: number | null
}

/** Subject and HTML as they are sent. */
export type Mail = { subject: string; html: string }

/** Where something stands in the HTML. */
export type Place = { from: number; to: number }

/** Of one rule, the first so many places are told: a mail that has more is made anew, and a list of thousands helps nobody. */
const PLACES_PER_RULE = 50

/** Gathers findings. Without a place, it is the mail as a whole. */
export class Findings {
  readonly all: Finding[] = []
  private readonly told = new Map<string, number>()

  error(rule: string, says: string, at: Place | null = null): void {
    this.add({ level: 'error', rule, says, from: at?.from ?? null, to: at?.to ?? null })
  }

  advice(rule: string, says: string, at: Place | null = null): void {
    this.add({ level: 'advice', rule, says, from: at?.from ?? null, to: at?.to ?? null })
  }

  private add(finding: Finding): void {
    const told = (this.told.get(finding.rule) ?? 0) + 1
    this.told.set(finding.rule, told)
    if (told <= PLACES_PER_RULE) this.all.push(finding)
  }
}

/** A piece of the mail for a sentence: one line, not long. */
export const quoted = (text: string): string => {
  const line = text.slice(0, 200).replace(/\s+/g, ' ').trim()
  return `“${line.length > 60 ? `${line.slice(0, 60)}…` : line}”`
}
