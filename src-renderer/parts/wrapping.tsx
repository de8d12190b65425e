import { Fragment } from 'react'

/** An id, a path or an address that ends its lines after a mark of its own where there is one, not within a word. */
export const Wrapping = ({ text }: { text: string }) =>
  text.split(/(?<=[_./-])(?=\w)/).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a part is its place
    <Fragment key={at}>
      {at > 0 && <wbr />}
      {part}
    </Fragment>
  ))
