/** Numbers as people read them: 1,234. */
export const numbers = new Intl.NumberFormat('en')
