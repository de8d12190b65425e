import type { Notice, Watched } from '@contract/desk/watches'
import { useQuery } from '@tanstack/react-query'
import { useRef } from 'react'
import { Link } from 'wouter'
import { read, useWrite } from '../../../operations'
import { Empty } from '../../../parts/empty'
import { Moment } from '../../../parts/moment'
import { useKeys } from '../../../parts/use-keys'
import { noticeAddress } from '../../../shell/notice-address'
import { LookState } from './look-state'
import styles from './watches.module.css'

/** What was noticed, newest first. Each leads to what it is about, and is read then. */
export const NoticesList = ({ notices, watched }: { notices: readonly Notice[]; watched: Watched | undefined }) => {
  const list = useRef<HTMLUListElement>(null)
  const environments = useQuery(read(null, 'environments.list', {})).data?.items ?? []
  const mark = useWrite(null, 'watches.read')
  const nameOf = (id: string): string => environments.find((one) => one.id === id)?.name ?? 'deleted'
  const step = (by: 1 | -1) => (): void => {
    const links = [...(list.current?.querySelectorAll('a') ?? [])]
    const here = links.indexOf(document.activeElement as HTMLAnchorElement)
    links[here < 0 ? 0 : Math.min(Math.max(here + by, 0), links.length - 1)]?.focus()
  }
  useKeys({ j: step(1), k: step(-1) })
  return (
    <>
      {watched && (
        <p className="muted">
          {watched.name}: <LookState watched={watched} />
        </p>
      )}
      {notices.length === 0 ? (
        <Empty title="Nothing was noticed yet">
          What changes while Opsdesk is open stands here: new flags, a deletion due, a job that ended.
        </Empty>
      ) : (
        <ul className={styles.notices} ref={list} aria-label="Notices">
          {notices.map((notice) => (
            <li key={notice.id} data-unread={notice.unread || undefined}>
              <Link to={noticeAddress(notice)} onClick={() => mark.mutate({ input: { ids: [notice.id] } })}>
                {notice.words}
              </Link>
              {notice.unread && <span className={styles.new}>new</span>}
              <span className={`muted clip ${styles.where}`}>{nameOf(notice.environment_id)}</span>
              <span className={`muted ${styles.when}`}>
                <Moment at={notice.at} />
              </span>
              {notice.detail && (
                <span className={styles.detail}>
                  <bdi>{notice.detail}</bdi>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
    </>
  )
}
