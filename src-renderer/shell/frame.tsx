import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { useEffect, useRef } from 'react'
import { useLocation } from 'wouter'
import { parseAddress } from './address'
import { Banners } from './banners'
import { Departures } from './departures'
import { EnvironmentBar } from './environment-bar'
import styles from './frame.module.css'
import { GlobalKeys } from './global-keys'
import { Navigation } from './navigation'
import { Pages } from './pages'
import { titleOf } from './titles'

interface Props {
  overview: Output<'environments.list'>
  environment: Environment | null
}

/** The bar above, the navigation beside, and one page. The frame steps back; the page is the work. */
export const Frame = ({ overview, environment }: Props) => {
  const [path] = useLocation()
  const address = parseAddress(path)
  const main = useRef<HTMLElement>(null)
  const pageKey = address.page === 'screen' ? `${address.environment}/${address.capability}` : path
  useTitle(titleOf(address, overview.items), environment)
  useFocusOnNewPage(main, pageKey)
  return (
    <div className={styles.room} data-colour={environment?.colour ?? 'grey'}>
      <div className={styles.frame}>
        <button type="button" className={styles.skip} onClick={() => main.current?.focus()}>
          Skip to the page
        </button>
        <EnvironmentBar overview={overview} environment={environment} />
        <Navigation environment={environment} address={address} />
        <div className={styles.work}>
          <Banners overview={overview} environment={environment} />
          <main className={styles.main} ref={main} tabIndex={-1}>
            <Pages key={environment?.id ?? 'none'} address={address} overview={overview} environment={environment} />
          </main>
          <Departures />
        </div>
      </div>
      <GlobalKeys address={address} overview={overview} environment={environment} />
    </div>
  )
}

/** The title says where one is, for the task bar and for screen readers. */
const useTitle = (page: string, environment: Environment | null): void => {
  const where = environment ? `${environment.name}${environment.kind === 'production' ? ' (PRODUCTION)' : ''} · ` : ''
  useEffect(() => {
    document.title = page ? `${page} · ${where}Opsdesk` : `${where}Opsdesk`
  }, [page, where])
}

/** A new page gets the focus, so that the keyboard and a screen reader go on from there. Not at start. */
const useFocusOnNewPage = (main: React.RefObject<HTMLElement | null>, pageKey: string): void => {
  const before = useRef(pageKey)
  useEffect(() => {
    if (before.current === pageKey) return
    before.current = pageKey
    if (!main.current?.contains(document.activeElement)) main.current?.focus()
  }, [main, pageKey])
}
