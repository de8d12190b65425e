import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconMoon, IconPhoto, IconSun } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { failureOf } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { plainTextBeside } from './checks-beside'
import styles from './marketing-email.module.css'
import { Frame } from './preview-frame'
import { Pictures } from './preview-pictures'
import { usePreview } from './use-preview'

type Look = 'desktop' | 'phone' | 'text'

/** In CSS px: what mails are written for, and a common phone. */
const WIDTHS = { desktop: 700, phone: 375 } as const

/** How a mail is read: wide, on a phone, in the dark, without its HTML. Its frame can do nothing and reaches nothing. */
export const Preview = ({ html }: { html: string }) => {
  const [look, setLook] = useState<Look>('desktop')
  const [dark, setDark] = useState(false)
  const [wantsImages, setWantsImages] = useState(false)
  const [listing, setListing] = useState(false)
  const preview = usePreview(html, wantsImages)
  const failure = failureOf(preview.error)
  const remote = preview.remote
  const missing = remote.filter(({ shown }) => !shown).length
  return (
    <section className={styles.preview} aria-label="Preview">
      <div className={styles.tools}>
        <SegmentedControl
          size="xs"
          aria-label="How it is shown"
          value={look}
          onChange={(value) => setLook(value as Look)}
          data={[
            { value: 'desktop', label: 'Desktop' },
            { value: 'phone', label: 'Phone' },
            { value: 'text', label: 'Plain text' },
          ]}
        />
        <ActionIcon
          aria-label="Dark preview"
          aria-pressed={dark}
          title={dark ? 'Show it as in a light program' : 'Show it as in a dark program'}
          onClick={() => setDark(!dark)}
          disabled={look === 'text'}
        >
          {dark ? <IconMoon size={16} /> : <IconSun size={16} />}
        </ActionIcon>
        <span className="grow" />
        {remote.length > 0 && (
          <Button size="compact-sm" leftSection={<IconPhoto size={14} />} aria-expanded={listing} onClick={() => setListing(!listing)}>
            {missing === 0 ? `${remote.length} pictures` : `${missing} ${missing === 1 ? 'picture' : 'pictures'} not shown`}
          </Button>
        )}
      </div>
      {listing && remote.length > 0 && (
        <Pictures
          remote={remote}
          asked={wantsImages}
          loading={preview.loading}
          onAsk={() => setWantsImages(true)}
          onHide={() => setWantsImages(false)}
        />
      )}
      {failure ? (
        <FailureNotice failure={failure} onRetry={preview.again} />
      ) : look === 'text' ? (
        <PlainText html={html} />
      ) : (
        <Frame address={preview.address} width={WIDTHS[look]} dark={dark} />
      )}
    </section>
  )
}

const PlainText = ({ html }: { html: string }) => {
  const settled = useSettled(html, 150)
  const [text, setText] = useState<string | null>(null)
  useEffect(() => {
    let left = false
    void plainTextBeside(settled).then(
      (made) => left || setText(made || 'Nothing in it can be read as text.'),
      () => left || setText('Its plain text could not be made.'),
    )
    return () => {
      left = true
    }
  }, [settled])
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by key
    <section className={styles.plain} tabIndex={0} aria-label="Plain text">
      {text}
    </section>
  )
}

/** A text, once nobody has changed it for a while. */
export const useSettled = <T,>(value: T, after: number): T => {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), after)
    return () => clearTimeout(timer)
  }, [value, after])
  return settled
}
