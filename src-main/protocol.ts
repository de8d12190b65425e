import { join } from 'node:path'
import { protocol, type Session } from 'electron'
import { APP_ORIGIN, APP_SCHEME, answerAppFile } from './app-files'

/** Must run before the app is ready. `standard` gives the scheme a real origin; nothing else is granted. */
export const declareAppScheme = (): void => {
  protocol.registerSchemesAsPrivileged([{ scheme: APP_SCHEME, privileges: { standard: true, secure: true } }])
}

/** Answers app://desk/… from out/renderer. Any other host of the scheme has no files. */
export const serveAppFiles = (session: Session): void => {
  const root = join(import.meta.dirname, '../renderer')
  session.protocol.handle(APP_SCHEME, async ({ method, url }) => {
    const address = url.startsWith(`${APP_ORIGIN}/`) ? url : `${APP_ORIGIN}/%00`
    const { status, headers, body } = await answerAppFile(root, { method, url: address })
    return new Response(new Uint8Array(body), { status, headers })
  })
}
