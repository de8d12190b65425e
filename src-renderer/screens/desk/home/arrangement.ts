import { type HomeTile, type Preset, presets } from '@contract/desk/presets'

export type Part = 'marketplace' | 'platform' | 'agentbot' | 'desk'

/** Which tiles are of which system, as they stand where nobody chose otherwise. */
const parts: Readonly<Record<Part, { title: string; tiles: readonly HomeTile[] }>> = {
  marketplace: { title: 'Marketplace', tiles: ['flags', 'deletions', 'claims'] },
  platform: { title: 'Platform', tiles: ['requests', 'security', 'deliveries', 'stalls', 'spend'] },
  agentbot: { title: 'Agentbot', tiles: ['agentbot'] },
  desk: { title: 'This desk', tiles: ['unknown', 'jobs'] },
}

/** The parts of Home that are there, each with its tiles: what somebody works on comes first, among parts and within one. */
export const arranged = (preset: Preset, there: ReadonlySet<Part>): { part: Part; title: string; tiles: HomeTile[] }[] => {
  const { tiles: first } = presets[preset]
  const place = (tile: HomeTile): number => (first.includes(tile) ? first.indexOf(tile) : first.length)
  const sorted = (tiles: readonly HomeTile[]): HomeTile[] => [...tiles].sort((a, b) => place(a) - place(b))
  return (Object.keys(parts) as Part[])
    .filter((part) => there.has(part))
    .map((part) => ({ part, title: parts[part].title, tiles: sorted(parts[part].tiles) }))
    .sort((a, b) => place(a.tiles[0] as HomeTile) - place(b.tiles[0] as HomeTile))
}
