/** Who asks, as the documents' own examples do: practice.test.ts puts real tokens in the place of these words. */
export const asAdmin = { authorization: 'Bearer <admin-token>' }
/** Signed in, but no admin. */
export const asMember = { authorization: 'Bearer <member-token>' }
