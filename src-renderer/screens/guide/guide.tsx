import { Suspense, use } from 'react'
import Markdown from 'react-markdown'
import { Link } from 'wouter'
import { Page } from '../../parts/page'
import { ProgressLine } from '../../parts/progress-line'
import { guideAddress } from '../../shell/address'
import styles from './guide.module.css'
import { type GuidePage, guidePages } from './guide-pages'
import { type Piece, piecesOf } from './markdown-tables'

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
            <Suspense fallback={<ProgressLine active label="Opening the page" />}>
              <Text key={page.name} page={page} />
            </Suspense>
          ) : (
            <p>The guide has no such page.</p>
          )}
        </article>
      </div>
    </Page>
  )
}

const opened = new Map<string, Promise<Piece[]>>()
/** The pieces of a page, read once: they come with the app and never change. */
const piecesIn = ({ name, text }: GuidePage): Promise<Piece[]> => {
  const known = opened.get(name) ?? text().then(piecesOf)
  opened.set(name, known)
  return known
}

const Text = ({ page }: { page: GuidePage }) => use(piecesIn(page)).map((piece) => <Written key={JSON.stringify(piece)} piece={piece} />)

const Written = ({ piece }: { piece: Piece }) =>
  piece.kind === 'text' ? (
    <Markdown components={{ h1: 'h2', h2: 'h3', h3: 'h4', a: GuideLink, img: GuidePicture }}>{piece.text}</Markdown>
  ) : (
    <table>
      <thead>
        <tr>
          {piece.head.map((cell) => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {piece.rows.map((row) => (
          <tr key={row[0]}>
            {row.map((cell) => (
              <td key={cell}>
                <Markdown components={{ p: ({ children }) => children, a: GuideLink }}>{cell}</Markdown>
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )

/** Pictures come with the app: `![words](../screenshots/name.png)`, which the repository shows as well. */
const pictures = import.meta.glob<string>('../../../resources/screenshots/*.png', { query: '?url', import: 'default', eager: true })
const GuidePicture = ({ src, alt }: { src?: string; alt?: string }) => {
  const file = pictures[`../../../resources/${src?.replace(/^\.\.\//, '')}`]
  return file ? <img className={styles.picture} src={file} alt={alt} loading="lazy" /> : null
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
