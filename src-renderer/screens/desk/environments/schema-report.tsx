import type { SchemaReport as Report } from '@contract/desk/databases'
import { Button } from '@mantine/core'
import { capital } from '../../../parts/capital'
import { Actions } from '../../../parts/page'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import { isScreen } from '../../../shell/address'
import { screens } from '../../index'
import styles from './schema-report.module.css'

const states = {
  works: { words: 'works', tone: 'good' },
  read_only: { words: 'reading only', tone: 'warn' },
  missing: { words: 'not here', tone: 'bad' },
} as const

/** By capability: whether it works on this schema, and what it lacks where it does not. */
export const SchemaReport = ({ report, onAgain }: { report: Report; onAgain: () => void }) => (
  <>
    <ul className={styles.list}>
      {report.capabilities.map((found) => (
        <Capability key={found.capability} found={found} />
      ))}
    </ul>
    <p className="muted">{visible(report.audit)}</p>
    <Actions>
      <Button onClick={onAgain}>Read it again</Button>
      <span className="muted">Nothing is ever made or altered in it.</span>
    </Actions>
  </>
)

const Capability = ({ found: { capability, state, needs, without } }: { found: Report['capabilities'][number] }) => (
  <li className={styles.row}>
    <span className={styles.name}>{isScreen(capability) ? screens[capability].title : capital(capability.replaceAll('-', ' '))}</span>
    <span>
      <Tag tone={states[state].tone}>{states[state].words}</Tag>
    </span>
    <span className={styles.words}>
      {needs && <span>{capital(visible(needs))}. </span>}
      {without.length > 0 && <span className="muted">Without {visible(without.join(', '))}.</span>}
    </span>
  </li>
)
