import type { EventName, Events } from '@contract/bridge'
import { fail, failure } from '@contract/failure'
import type { BrowserContext, Frame, Page } from 'playwright'
import { APP_ORIGIN } from '../../src-main/app-files'
import { isWithinLimits } from '../../src-main/call-limits'
import type { Core } from '../../src-main/core'

const EVENT = 'opsdesk:event'
type CurrentPage = () => Page | null

/**
 * The bridge of the browser shell: the same calls, the same two judgements first (who asks, how much). It is weaker than
 * Electron's, for there is no isolated world: a script in the page could reach what `window.bridge` is made of. There is
 * nothing more behind it than the bridge itself.
 */
export const openBridge = async (context: BrowserContext, core: Promise<Core>, window: CurrentPage): Promise<void> => {
  await context.exposeBinding('opsdeskCall', async ({ frame }, call: unknown) => {
    if (!isTrusted(frame, window())) return fail(failure('refused_here', 'Opsdesk does not take calls from here.'))
    if (!isWithinLimits(call)) return fail(failure('invalid_input', 'This is too much for one call, or not plain data.'))
    return (await core).call(call)
  })
  await context.exposeBinding('opsdeskCancel', async ({ frame }, id: unknown) => {
    if (isTrusted(frame, window()) && typeof id === 'string' && id.length <= 200) (await core).cancel(id)
  })
  await context.addInitScript({ content: pageScript() })
}

/** What main tells the window unasked. A page that is gone, or on its way, misses it. */
export const eventsTo =
  (window: CurrentPage) =>
  <E extends EventName>(name: E, payload: Events[E]): void => {
    window()
      ?.evaluate(([event, detail]) => globalThis.dispatchEvent(new CustomEvent(event, { detail })), [EVENT, { name, payload }] as const)
      .catch(() => undefined)
  }

const isTrusted = (frame: Frame, page: Page | null): boolean =>
  page !== null && frame === page.mainFrame() && URL.canParse(frame.url()) && new URL(frame.url()).origin === APP_ORIGIN

/**
 * Runs in the page before any script of its own: takes the two bindings out of reach and puts the bridge there instead.
 * Text and not a function, because what compiles this file may put calls into it that the page does not know.
 */
const pageScript = (): string => `(() => {
  const { opsdeskCall, opsdeskCancel } = globalThis
  delete globalThis.opsdeskCall
  delete globalThis.opsdeskCancel
  if (location.origin !== ${JSON.stringify(APP_ORIGIN)} || top !== self) return
  const bridge = {
    call: (call) => opsdeskCall(call),
    cancel: (id) => void opsdeskCancel(id),
    on: (name, listener) => {
      const own = ({ detail }) => detail.name === name && listener(detail.payload)
      addEventListener(${JSON.stringify(EVENT)}, own)
      return () => removeEventListener(${JSON.stringify(EVENT)}, own)
    },
    shell: 'browser',
    platform: ${JSON.stringify(process.platform)},
  }
  Object.defineProperty(globalThis, 'bridge', { value: Object.freeze(bridge), enumerable: true })
})()`
