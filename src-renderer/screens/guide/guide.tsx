import Markdown from 'react-markdown'
import { Link } from 'wouter'
import { Page } from '../../parts/page'
import { guideAddress } from '../../shell/address'
import styles from './guide.module.css'
import { guidePages } from './guide-pages'

/** The guide: short pages that come with the app, so that they fit the version that is open. No raw HTML is drawn. */
const Guide = ({ name }: { name: string }) => {
  const page = guidePages.find((one) => one.name === name)
  return (
    <Page title="Guide">
      <div className={styles.guide}>
        <ul className={styles.pages} aria-label="Pages of the guide">
          {guidePages.map((one) => (
            <li key={one.name}>
              <Link to={guideAddress(one.name)} aria-current={one.name === name ? 'page' : undefined}>
                {one.title}
              </Link>
            </li>
          ))}
        </ul>
        <article className={styles.text}>
          {page ? (
            <Markdown components={{ h1: 'h2', h2: 'h3', h3: 'h4', a: GuideLink }}>{page.text}</Markdown>
          ) : (
            <p>The guide has no such page.</p>
          )}
        </article>
      </div>
    </Page>
  )
}

/** Links go to other pages of the guide or of the app. Anything else stays text: the guide sends nobody to the web. */
const GuideLink = ({ href, children }: { href?: string; children?: React.ReactNode }) => {
  const to = href?.endsWith('.md')
    ? guideAddress(href.replace(/^\.\//, '').replace(/\.md$/, ''))
    : href?.startsWith('#/')
      ? href.slice(1)
      : null
  return to ? <Link to={to}>{children}</Link> : <span>{children}</span>
}

export default Guide
