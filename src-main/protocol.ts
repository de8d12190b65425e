import { join } from 'node:path'
import type { Session } from 'electron'
import { APP_ORIGIN, answerAppFile } from './app-files'

/**
 * Answers the window from out/renderer, and all of https with it: in this session there is no other. Main's own requests
 * go through Node and are not concerned.
 */
export const serveAppFiles = (session: Session): void => {
  const root = join(import.meta.dirname, '../renderer')
  session.protocol.handle('https', async ({ method, url }) => {
    if (!url.startsWith(`${APP_ORIGIN}/`)) return Response.error()
    const { status, headers, body } = await answerAppFile(root, { method, url })
    return new Response(new Uint8Array(body), { status, headers })
  })
  session.protocol.handle('file', () => Response.error())
}
