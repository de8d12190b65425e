/** What a table says of a word. Words come from servers: `constructor`, which every object answers to, is one that nobody knows. */
export const entryOf = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined =>
  Object.hasOwn(table, word) ? table[word] : undefined
