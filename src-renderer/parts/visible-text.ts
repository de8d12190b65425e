/** Marks that turn the direction of text or take up no room: with them an address can be made to look like another. */
const HIDDEN = /(?![\n\t])\p{Cc}|[\u00AD\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2064\u2066-\u2069\uFEFF]/gu

/** Text somebody else wrote, with what would hide in it written out: "⟨U+202E⟩". New lines and tabs stay. */
export const visible = (text: string): string =>
  text.replace(HIDDEN, (mark) => `⟨U+${mark.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}⟩`)

/** What `visible` writes out, and beside it whatever else is seen as nothing, as mere space or as part of its neighbour. */
const UNSEEN = /(?![\n\t ])[\p{C}\p{Zl}\p{Zp}\p{Zs}\p{Default_Ignorable_Code_Point}\u2800]/gu

/**
 * Text that was sent to deceive or to break something, with every mark in it that can't be seen written out: joiners,
 * fillers and spaces of other widths too. `marks` says how many there were.
 */
export const everyMark = (text: string): { text: string; marks: number } => {
  let marks = 0
  const written = text.replace(UNSEEN, (mark) => {
    marks++
    return `⟨U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
  return { text: written, marks }
}
