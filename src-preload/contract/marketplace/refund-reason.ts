/** The one text that is sent as a refund's reason: the code where one was chosen, then the words. `technical: Crashes.` */
export const reasonSent = (code: string, words: string): string => [code, words.trim()].filter(Boolean).join(': ')

/** The code a reason begins with; null where it has none. What somebody wrote by hand is no code, unless it looks like one. */
export const codeIn = (reason: string): string | null => /^([a-z0-9]+(?:_[a-z0-9]+)*)(?:: |$)/.exec(reason)?.[1] ?? null
