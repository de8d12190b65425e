/** This page's nonce: the policy lets in the style elements that carry it (see app-files.ts in main). */
export const styleNonce = (): string => document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce ?? ''

// Mantine's scroll lock makes a style element of its own, through get-nonce, which looks for the nonce by this name.
Object.assign(window, { __webpack_nonce__: styleNonce() })
