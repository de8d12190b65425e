import type { Claim } from '@contract/marketplace/claims'
import type { ReactNode } from 'react'
import { Copyable } from '../../../parts/copyable'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import styles from './comparison.module.css'
import { evidenceHandle, hostOf, sameHandle } from './identity'

/** Who claims and what is claimed, side by side, so that one looks at the difference and not for it. */
export const Comparison = ({ claim, name }: { claim: Claim; name: string | null }) => {
  const shown = evidenceHandle(claim.evidence)
  const same = sameHandle(claim.claimed_handle, shown)
  return (
    <>
      <table className={styles.comparison}>
        <thead>
          <tr>
            <td />
            <th scope="col">Claimant</th>
            <th scope="col">Skill</th>
          </tr>
        </thead>
        <tbody>
          <Line
            what="Name"
            left={
              <>
                {name && <bdi className={styles.block}>{visible(name)}</bdi>}
                {claim.claimant_email ? <Copyable value={claim.claimant_email} label="e-mail" /> : !name && <None />}
              </>
            }
            right={<Words text={claim.skill_name ?? claim.skill_slug} />}
          />
          <Line
            what="Id"
            left={<IdOf id={claim.claimant_id} label="claimant id" />}
            right={<IdOf id={claim.skill_id} label="skill id" />}
          />
          <Line
            what="Handle"
            left={
              <>
                <Words text={claim.claimed_handle} /> <span className={styles.note}>claimed</span>
              </>
            }
            right={
              <>
                <Words text={shown} /> <span className={styles.note}>in the evidence</span>{' '}
                {same !== null && <Tag tone={same ? 'good' : 'warn'}>{same ? 'same' : 'differs'}</Tag>}
              </>
            }
          />
          <Line what="Registry" left={null} right={<Words text={claim.source_registry} />} />
        </tbody>
      </table>
      <Source address={claim.source_url} />
    </>
  )
}

const Line = ({ what, left, right }: { what: string; left: ReactNode; right: ReactNode }) => (
  <tr>
    <th scope="row">{what}</th>
    <td>{left}</td>
    <td>{right}</td>
  </tr>
)

/** Where the skill came from: to be copied and opened in a browser by whoever decides. Never a link. */
const Source = ({ address }: { address: string | null }) => (
  <div className={styles.source}>
    <span className="muted">Source</span>
    {address === null ? (
      <span className="faint">The claim names no source.</span>
    ) : hostOf(address) === null ? (
      <span>
        <bdi>{visible(address)}</bdi> <Tag tone="warn">not a web address</Tag>
      </span>
    ) : (
      <span>
        <Copyable value={visible(address)} label="source" mono />
      </span>
    )}
    <span className={`muted ${styles.advice}`}>
      Opsdesk does not ask registries, and the evidence is the claimant’s own. Open the source in a browser and see whose it is.
    </span>
  </div>
)

const Words = ({ text }: { text: string | null }) => (text === null || text.trim() === '' ? <None /> : <bdi>{visible(text)}</bdi>)
const IdOf = ({ id, label }: { id: string | null; label: string }) => (id === null ? <None /> : <Copyable value={id} label={label} mono />)
const None = () => <span className="faint">none</span>
