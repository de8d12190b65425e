import type { DraftWithText } from '@contract/desk/drafts'
import { Skeleton, TextInput } from '@mantine/core'
import { type DragEvent, lazy, Suspense, useMemo, useState } from 'react'
import type { useConfirm } from '../../../parts/confirm'
import { useKeys } from '../../../parts/use-keys'
import { Bars } from './bars'
import { ComposerHead } from './composer-head'
import type { GoTo } from './editor'
import { Findings } from './findings'
import { type Imported, importFile } from './import-file'
import styles from './marketing-email.module.css'
import type { MailPlace } from './place'
import { Preview, useSettled } from './preview'
import { useEarlier } from './sent'
import { useChecks } from './use-checks'
import { useDraft } from './use-draft'
import { useSending } from './use-sending'

const Editor = lazy(() => import('./editor'))

interface Props {
  environment: string
  draft: DraftWithText
  ask: ReturnType<typeof useConfirm>['ask']
  open: (place: MailPlace, how?: 'push' | 'replace') => void
}

/** Writing one mail: its subject, its HTML beside how it will look, and what the checks say of it. */
const Composer = ({ environment, draft, ask, open }: Props) => {
  const writing = useDraft(draft, (id) => open({ at: 'draft', id }, 'replace'))
  const { subject, html, change, flush } = writing
  const { earlier } = useEarlier(environment)
  const settled = useSettled(
    useMemo(() => ({ subject, html }), [subject, html]),
    350,
  )
  // A template is checked when it is filled in.
  const isTemplate = draft.kind === 'template'
  const findings = useChecks(settled, earlier, isTemplate)
  const sending = useSending({ environment, subject, html, findings, earlier, ask })
  const [goTo, setGoTo] = useState<GoTo | null>(null)
  const [imported, setImported] = useState<Imported | null>(null)
  const [over, setOver] = useState(false)

  const take = async (file: File | null | undefined): Promise<void> => {
    if (!file) return
    const read = await importFile(file)
    setImported(read)
    if ('complaint' in read) return
    // What stood here is a version of its own, and can be brought back.
    await flush()
    change({ html: read.html }, 'imported')
    await flush()
  }
  const dropped = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    void take(event.dataTransfer.files[0])
  }
  useKeys({ 'mod+s': () => void flush(), 'mod+enter': () => !isTemplate && void sending.send() })

  return (
    <div className={styles.composer}>
      <ComposerHead draft={draft} writing={writing} sending={sending} open={open} onFile={take} />
      <div className={styles.subject}>
        <TextInput
          label="Subject"
          value={subject}
          placeholder="What people read first"
          autoComplete="off"
          onChange={(event) => change({ subject: event.currentTarget.value })}
        />
      </div>
      <Bars
        environment={environment}
        draft={draft}
        writing={writing}
        sending={sending}
        imported={imported}
        onRead={() => setImported(null)}
      />
      <div className={styles.panes}>
        <div className={styles.write}>
          <section
            className={styles.editor}
            aria-label="HTML of the e-mail"
            data-over={over || undefined}
            onDragOver={(event) => {
              if (!event.dataTransfer.types.includes('Files')) return
              event.preventDefault()
              setOver(true)
            }}
            onDragLeave={() => setOver(false)}
            onDropCapture={(event) => event.dataTransfer.files.length > 0 && dropped(event)}
          >
            <Suspense fallback={<Skeleton height="60%" m="1rem" width="80%" />}>
              <Editor value={html} onChange={(next) => change({ html: next })} findings={findings} goTo={goTo} />
            </Suspense>
          </section>
          {!isTemplate && <Findings findings={findings} onGoTo={setGoTo} />}
        </div>
        <Preview html={html} />
      </div>
    </div>
  )
}

export default Composer
