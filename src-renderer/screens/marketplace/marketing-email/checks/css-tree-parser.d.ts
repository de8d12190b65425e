/** The parser alone: the package’s main file brings the grammar of every property with it, ten times as much. */
declare module 'css-tree/parser' {
  import type { parse } from 'css-tree'

  const parser: typeof parse
  export default parser
}
