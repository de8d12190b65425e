import { useElementSize } from '@mantine/hooks'
import { useState } from 'react'
import styles from './marketing-email.module.css'

interface Props {
  /** The path of the page main holds; null before the first. */
  address: string | null
  /** How wide the mail is laid out, in CSS px: it is drawn smaller where there is less room. */
  width: number
  dark: boolean
}

/**
 * The mail, in a frame that can do nothing: no scripts, no forms, no windows, no navigation, an origin of its own, and a
 * policy of its own (src-main/drafts/previews.ts). The next page is loaded behind the one in view, so that nothing blinks.
 */
export const Frame = ({ address, width, dark }: Props) => {
  const { ref, width: room, height } = useElementSize<HTMLDivElement>()
  const [shown, setShown] = useState<string | null>(null)
  const scale = room > 0 ? Math.min(1, room / width) : 1
  const pages = [...new Set([shown, address])].filter((one) => one !== null)
  return (
    <div className={styles.room} ref={ref}>
      {pages.map((page) => (
        <iframe
          key={page}
          sandbox=""
          src={page}
          title="Preview of the e-mail"
          className={styles.frame}
          data-behind={page !== address && pages.length > 1 ? undefined : page !== shown || undefined}
          onLoad={() => page === address && setShown(page)}
          style={{
            width,
            height: height / scale,
            left: Math.max(0, (room - width * scale) / 2),
            transform: `scale(${scale})`,
            colorScheme: dark ? 'dark' : 'light',
          }}
        />
      ))}
    </div>
  )
}
