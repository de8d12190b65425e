import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { failureOf, read } from '../../../operations'
import { Dialog } from '../../../parts/dialog'
import { FailureNotice } from '../../../parts/failure'
import { Key } from '../../../parts/key'
import { Moment } from '../../../parts/moment'
import styles from './marketing-email.module.css'
import { charactersWords } from './names'
import { Preview } from './preview'

interface Props {
  draft_id: string
  onRestore: (text: { subject: string; html: string }) => void
  onClose: () => void
}

const WHY = { typed: 'typed', created: 'made', imported: 'imported', restored: 'brought back', copied: 'copied' } as const

/** What this draft was before, and how it looked. Bringing one back is a new version: nothing is lost by it. */
const VersionsDialog = ({ draft_id, onRestore, onClose }: Props) => {
  const list = useQuery({ ...read(null, 'drafts.versions', { draft_id }), staleTime: 0 })
  const items = list.data?.items ?? []
  const [chosen, setChosen] = useState<number | null>(null)
  const version = chosen ?? items[0]?.version ?? null
  const text = useQuery({ ...read(null, 'drafts.version', { draft_id, version: version ?? 0 }), enabled: version !== null })
  const failure = failureOf(list.error ?? text.error)
  return (
    <Dialog onClose={onClose} title="Versions" size="62rem">
      {failure && <FailureNotice failure={failure} onRetry={() => void list.refetch()} />}
      <div className={styles.versions}>
        <ul aria-label="Versions">
          {items.map((one, index) => (
            <li key={one.version}>
              <button
                type="button"
                className={styles.version}
                aria-pressed={one.version === version}
                onClick={() => setChosen(one.version)}
              >
                <span>
                  <Moment at={one.at} /> {index === 0 && <span className="muted">· now</span>}
                </span>
                <span className="muted">
                  {WHY[one.why]} · {charactersWords(one.characters)}
                </span>
              </button>
            </li>
          ))}
        </ul>
        {text.data && <Preview html={text.data.html} />}
      </div>
      <div className={styles.foot}>
        <span className="muted clip grow">{text.data?.subject}</span>
        <Button onClick={onClose} data-autofocus>
          Close <Key keys="escape" />
        </Button>
        <Button
          variant="filled"
          disabled={!text.data || version === items[0]?.version}
          onClick={() => text.data && onRestore({ subject: text.data.subject, html: text.data.html })}
        >
          Bring this one back
        </Button>
      </div>
    </Dialog>
  )
}

export default VersionsDialog
