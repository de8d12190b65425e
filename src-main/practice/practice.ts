import { join } from 'node:path'
import type { Profile } from '../environments/profiles'
import type { PracticeServer, StartPractice } from './practice-server'

/** The practice servers of this desk: one a practice environment, started when first needed. */
export interface Practice {
  running(profile: Profile): PracticeServer | null
  start(profile: Profile, fresh?: boolean): Promise<PracticeServer>
  stop(id: string): Promise<void>
  close(): Promise<void>
}

export const createPractice = (folder: string, startPractice: StartPractice): Practice => {
  const servers = new Map<string, PracticeServer>()
  const starting = new Map<string, Promise<PracticeServer>>()

  const stop = async (id: string): Promise<void> => {
    await starting.get(id)?.catch(() => undefined)
    const server = servers.get(id)
    servers.delete(id)
    await server?.close()
  }

  const begin = async (profile: Profile, fresh: boolean): Promise<PracticeServer> => {
    if (fresh) await stop(profile.id)
    const server = await startPractice({ folder: join(folder, 'practice', profile.id), users: profile.practice?.users ?? 12_000, fresh })
    servers.set(profile.id, server)
    // One that stopped by itself is forgotten, so that the next call starts another.
    void server.ended.then(() => {
      if (servers.get(profile.id) === server) servers.delete(profile.id)
    })
    return server
  }

  return {
    running: ({ id }) => servers.get(id) ?? null,
    start(profile, fresh = false) {
      const server = servers.get(profile.id)
      if (server && !fresh) return Promise.resolve(server)
      // Two screens may ask at once: one server is started for both.
      const begun = starting.get(profile.id)
      if (begun && !fresh) return begun
      const started = begin(profile, fresh).finally(() => starting.delete(profile.id))
      starting.set(profile.id, started)
      return started
    },
    stop,
    close: async () => {
      await Promise.all([...servers.keys(), ...starting.keys()].map(stop))
    },
  }
}
