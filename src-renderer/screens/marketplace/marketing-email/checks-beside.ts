import { type Remote, wrap } from 'comlink'
import type { Checked, CheckWork } from './checks/check-worker'
import type { Mail } from './checks/finding'

/** A mail that takes longer is one nobody meant to write. Milliseconds. */
const LONGEST = 30_000

interface AtWork {
  remote: Remote<CheckWork>
  /** What it compares with now. */
  earlier: readonly Mail[]
  /** Rejects where it broke off. */
  broken: Promise<never>
  end: () => void
}

const start = (): AtWork => {
  const worker = new Worker(new URL('./checks/check-worker.ts', import.meta.url), { type: 'module' })
  const broken = new Promise<never>((_, refuse) => {
    worker.addEventListener('error', () => refuse(new Error('The checks broke off.')))
    worker.addEventListener('messageerror', () => refuse(new Error('The checks broke off.')))
  })
  broken.catch(() => undefined)
  return { remote: wrap<CheckWork>(worker), earlier: [], broken, end: () => worker.terminate() }
}

/** One for the window, from the first use on. After it broke off, or took too long, the next question starts another. */
let now: AtWork | null = null

const ask = async <T>(work: (remote: Remote<CheckWork>) => Promise<T>, earlier?: readonly Mail[]): Promise<T> => {
  now ??= start()
  const asked = now
  if (earlier && asked.earlier !== earlier) {
    asked.earlier = earlier
    void asked.remote.compareWith(earlier.map(({ subject, html }) => ({ subject, html })))
  }
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<never>((_, refuse) => {
    timer = setTimeout(() => refuse(new Error('The checks took too long.')), LONGEST)
  })
  try {
    return await Promise.race([work(asked.remote), asked.broken, late])
  } catch (error) {
    asked.end()
    if (now === asked) now = null
    throw error
  } finally {
    clearTimeout(timer)
  }
}

/** What the checks say of a mail. Where they can't get to their end, that is an error of the mail: unchecked, it is not sent. */
export const checkBeside = async ({ subject, html }: Mail, earlier: readonly Mail[]): Promise<Checked> => {
  try {
    return await ask((remote) => remote.check({ subject, html }), earlier)
  } catch {
    const says = 'The checks could not get to the end of this. Make it shorter or plainer: unchecked, it can’t be sent.'
    return { findings: [{ level: 'error', rule: 'checks', says, from: null, to: null, line: null }], alike: null }
  }
}

/** What a program that shows only text would show of it. Rejects where that could not be made. */
export const plainTextBeside = (html: string): Promise<string> => ask((remote) => remote.plainText(html))
