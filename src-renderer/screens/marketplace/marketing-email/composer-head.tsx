import type { DraftWithText } from '@contract/desk/drafts'
import { Button, FileButton, Menu } from '@mantine/core'
import { IconDots } from '@tabler/icons-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { Link } from 'wouter'
import { call, failureOf, useWrite } from '../../../operations'
import { exact, instantOf } from '../../../parts/instant'
import { Key } from '../../../parts/key'
import { WhyNot } from '../../../parts/panel'
import { Tag } from '../../../parts/tag'
import { toast } from '../../../parts/toast'
import { Audience } from './audience'
import { emlOf } from './checks/eml'
import { plainTextBeside } from './checks-beside'
import styles from './marketing-email.module.css'
import { fileNameOf, nameOf } from './names'
import { addressOf, type MailPlace } from './place'
import type { useDraft } from './use-draft'
import type { useSending } from './use-sending'

const Versions = lazy(() => import('./versions-dialog'))
const FillIn = lazy(() => import('./fill-in-dialog'))
const Name = lazy(() => import('./name-dialog'))

interface Props {
  draft: DraftWithText
  writing: ReturnType<typeof useDraft>
  sending: ReturnType<typeof useSending>
  open: (place: MailPlace, how?: 'push' | 'replace') => void
  onFile: (file: File | null) => Promise<void>
}

type Dialog = 'versions' | 'fill-in' | 'rename' | 'template' | null

/** What the draft is called, whether it is saved, and all that can be done with it. */
export const ComposerHead = ({ draft, writing, sending, open, onFile }: Props) => {
  const [dialog, setDialog] = useState<Dialog>(null)
  const [name, setName] = useState(draft.name)
  const choose = useRef<(() => void) | null>(null)
  const { id, subject, html, change, flush } = writing
  const rename = useWrite(null, 'drafts.rename')
  const duplicate = useWrite(null, 'drafts.duplicate')
  const remove = useWrite(null, 'drafts.delete')
  const isTemplate = draft.kind === 'template'

  const told = async <T,>(work: () => Promise<T>): Promise<T | null> => {
    try {
      return await work()
    } catch (error) {
      const failure = failureOf(error)
      if (!failure) throw error
      toast(failure.what, 'bad')
      return null
    }
  }
  const save = async (file: 'eml' | 'html'): Promise<void> => {
    const plain = file === 'html' ? '' : await plainTextBeside(html).catch(() => null)
    if (plain === null) return toast('Its plain text could not be made, so no message was written.', 'bad')
    const text = file === 'html' ? html : emlOf({ subject, html, text: plain, date: new Date() })
    const answer = await told(() => call(null, 'exports.text', { text, file_name: `${fileNameOf(subject)}.${file}` }))
    if (answer?.file) toast(`Saved as ${answer.file}`)
  }
  const copyAs = async (kind: 'draft' | 'template', called: string): Promise<void> => {
    await flush()
    const new_draft_id = crypto.randomUUID()
    const made = await told(() => duplicate.mutateAsync({ input: { draft_id: id, new_draft_id, kind, name: called } }))
    if (made) open({ at: 'draft', id: made.id })
  }
  const discard = async (): Promise<void> => {
    await flush()
    const gone = await told(() => remove.mutateAsync({ input: { draft_id: id } }))
    if (gone) open({ at: isTemplate ? 'templates' : 'drafts' })
  }

  return (
    <header className={styles.head}>
      <Link to={addressOf(draft.environment_id, { at: isTemplate ? 'templates' : 'drafts' })}>{isTemplate ? 'Templates' : 'Drafts'}</Link>
      <h1>
        <bdi>{nameOf({ name, subject })}</bdi>
      </h1>
      {isTemplate && <Tag>template</Tag>}
      <Standing writing={writing} />
      <span className="grow" />
      {!isTemplate && <Audience environment={draft.environment_id} />}
      <Menu>
        <Menu.Target>
          <Button leftSection={<IconDots size={16} />}>More</Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => choose.current?.()}>Import an .html file…</Menu.Item>
          <Menu.Item onClick={() => void save('eml')}>Export as .eml…</Menu.Item>
          <Menu.Item onClick={() => void save('html')}>Export as .html…</Menu.Item>
          <Menu.Divider />
          <Menu.Item onClick={() => setDialog('versions')}>Versions…</Menu.Item>
          <Menu.Item onClick={() => setDialog('rename')}>Rename…</Menu.Item>
          <Menu.Item onClick={() => void copyAs(draft.kind, `${nameOf({ name, subject })} (copy)`.slice(0, 200))}>Duplicate</Menu.Item>
          {!isTemplate && <Menu.Item onClick={() => setDialog('template')}>Save as a template…</Menu.Item>}
          <Menu.Divider />
          <Menu.Item onClick={() => void discard()}>Delete</Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <FileButton onChange={(file) => void onFile(file)} accept=".html,.htm,text/html" inputProps={{ 'aria-label': 'An .html file' }}>
        {({ onClick }) => {
          choose.current = onClick
          return null
        }}
      </FileButton>
      {isTemplate ? (
        <Button variant="filled" onClick={() => setDialog('fill-in')}>
          Fill in…
        </Button>
      ) : sending.why_not ? (
        <WhyNot label="Send…" reason={sending.why_not} beside />
      ) : (
        <Button variant="filled" onClick={() => void sending.send()} loading={sending.checking}>
          Send… <Key keys="mod+enter" />
        </Button>
      )}
      <Suspense>
        {dialog === 'versions' && (
          <Versions
            draft_id={id}
            onClose={() => setDialog(null)}
            onRestore={(text) => {
              change(text, 'restored')
              void flush()
              setDialog(null)
            }}
          />
        )}
        {dialog === 'fill-in' && <FillIn template={{ ...draft, name, subject, html }} onClose={() => setDialog(null)} open={open} />}
        {dialog === 'rename' && (
          <Name
            title="Rename"
            label="Name"
            first={name}
            button="Rename"
            onClose={() => setDialog(null)}
            onName={async (called) => {
              const renamed = await told(() => rename.mutateAsync({ input: { draft_id: id, name: called } }))
              if (renamed) setName(renamed.name)
              setDialog(null)
            }}
          />
        )}
        {dialog === 'template' && (
          <Name
            title="Save as a template"
            label="Name of the template"
            first={nameOf({ name, subject })}
            button="Save template"
            onClose={() => setDialog(null)}
            onName={(called) => copyAs('template', called)}
          />
        )}
      </Suspense>
    </header>
  )
}

const Standing = ({ writing: { standing } }: { writing: ReturnType<typeof useDraft> }) => {
  const date = standing.is === 'saved' ? instantOf(standing.at) : null
  return (
    <span
      className={`${styles.standing} muted`}
      data-tone={standing.is === 'failed' ? 'bad' : undefined}
      title={date ? exact(date) : undefined}
    >
      {standing.is === 'saved' ? 'Saved' : standing.is === 'typing' ? 'Saving…' : 'Not saved'}
    </span>
  )
}
