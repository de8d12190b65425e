/** Marks that turn the direction of text or take up no room: with them an address can be made to look like another. */
const HIDDEN = /(?![\n\t])\p{Cc}|[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu

/** Text somebody else wrote, with what would hide in it written out: "⟨U+202E⟩". New lines and tabs stay. */
export const visible = (text: string): string =>
  text.replace(HIDDEN, (mark) => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`)
