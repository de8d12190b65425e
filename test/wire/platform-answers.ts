/** How the platform refuses, by our published assumption. */
export const refused = (code: string, message: string) => ({ error: { code, message } })
/** A list that holds one row, in the envelope of our published assumption. */
export const page = (item: object) => ({ items: [item], total: 1, page: 1, page_size: 100 })
