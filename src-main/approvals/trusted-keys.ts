import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { TrustedKey } from '@contract/desk/approvals'
import writeFileAtomic from 'write-file-atomic'
import { z } from 'zod'

/** Public keys of other desks, exchanged before. Public, so a file keeps them; each is added by a person's own yes. */
export interface TrustedKeys {
  all(): readonly TrustedKey[]
  find(public_key: string): TrustedKey | null
  add(key: TrustedKey): Promise<void>
  remove(fingerprint: string): Promise<TrustedKey | null>
}

/** trusted-keys.json in the desk's folder. One that can't be read trusts nobody. */
export const openTrustedKeys = async (folder: string): Promise<TrustedKeys> => {
  const path = join(folder, 'trusted-keys.json')
  let keys: TrustedKey[] = await stored(path)
  const keep = async (next: TrustedKey[]): Promise<void> => {
    await writeFileAtomic(path, `${JSON.stringify(next, null, 2)}\n`, { mode: 0o600 })
    keys = next
  }
  return {
    all: () => keys,
    find: (public_key) => keys.find((key) => key.public_key === public_key) ?? null,
    add: (key) => keep([...keys.filter(({ public_key }) => public_key !== key.public_key), key]),
    async remove(fingerprint) {
      const gone = keys.find((key) => key.fingerprint === fingerprint) ?? null
      if (gone) await keep(keys.filter((key) => key !== gone))
      return gone
    },
  }
}

const stored = async (path: string): Promise<TrustedKey[]> => {
  try {
    return z.array(TrustedKey).parse(JSON.parse(await readFile(path, 'utf8')))
  } catch {
    return []
  }
}
