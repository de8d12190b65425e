import type { Claim } from '@contract/marketplace/claims'
import { none } from '../../../parts/column-cells'
import { Moment } from '../../../parts/moment'
import type { Column } from '../../../parts/table-columns'
import { Tag } from '../../../parts/tag'
import { visible } from '../../../parts/visible-text'
import type { Standing } from '../standing'
import { claimantOf, rivalsOf, skillOf } from './identity'
import type { Parked } from './parked'

/** A claim in the list, and what this desk remembers of it. */
export interface ClaimRow {
  claim: Claim
  parked: Parked | null
  /** It was parked and has left the server's list since. */
  gone: boolean
}

const words = (text: string | null) => (text === null || text.trim() === '' ? none : visible(text))

const skill: Column<ClaimRow> = {
  field: 'skill_name',
  heading: 'Skill',
  width: 124,
  grow: 1.4,
  cell: ({ claim }) => visible(skillOf(claim)),
}
const registry: Column<ClaimRow> = {
  field: 'source_registry',
  heading: 'Registry',
  width: 88,
  cell: ({ claim }) => words(claim.source_registry),
}
const claimant: Column<ClaimRow> = {
  field: 'claimant_email',
  heading: 'Claimant',
  width: 128,
  grow: 1.4,
  cell: ({ claim }) => visible(claimantOf(claim)),
}
const waiting: Column<ClaimRow> = {
  field: 'created_at',
  heading: 'Claimed',
  width: 90,
  align: 'right',
  gives: 'first',
  cell: ({ claim }) => <Moment at={claim.created_at} />,
}
/** Not shown until chosen. */
const more: readonly Column<ClaimRow>[] = [
  { field: 'claimed_handle', heading: 'Claimed handle', width: 120, hidden: true, cell: ({ claim }) => words(claim.claimed_handle) },
  { field: 'source_url', heading: 'Source', width: 240, hidden: true, cell: ({ claim }) => words(claim.source_url) },
  { field: 'claimant_id', heading: 'Claimant id', width: 260, mono: true, hidden: true, cell: ({ claim }) => words(claim.claimant_id) },
  { field: 'skill_id', heading: 'Skill id', width: 200, mono: true, hidden: true, cell: ({ claim }) => words(claim.skill_id) },
  { field: 'id', heading: 'Id', width: 220, mono: true, hidden: true, cell: ({ claim }) => claim.id },
]

/** Claims that wait. Before a word stands in "Notice" the flags and claims were read; it stays empty where nothing is known. */
export const waitingColumns = (standingOf: (id: string | null) => Standing, claims: readonly Claim[]): readonly Column<ClaimRow>[] => [
  skill,
  registry,
  claimant,
  {
    field: 'notice',
    heading: 'Notice',
    width: 140,
    cell: ({ claim }) => {
      const { open, claims: own } = standingOf(claim.claimant_id)
      const rivals = rivalsOf(claim, claims).length
      if (open === 0 && rivals === 0 && own.length < 2) return none
      return (
        <>
          {open > 0 && <Tag tone="warn">flagged</Tag>} {rivals > 0 && <Tag tone="warn">disputed</Tag>}{' '}
          {own.length > 1 && <Tag>{own.length} claims</Tag>}
        </>
      )
    },
  },
  waiting,
  ...more,
]

/** Claims put aside: why and when comes before what they are on. */
export const parkedColumns: readonly Column<ClaimRow>[] = [
  skill,
  {
    field: 'reason',
    heading: 'Parked because',
    width: 150,
    grow: 1.6,
    cell: ({ parked, gone }) => (
      <>
        {gone && <Tag tone="warn">left the list</Tag>} {visible(parked?.reason ?? '')}
      </>
    ),
  },
  claimant,
  { field: 'parked_at', heading: 'Parked', width: 90, align: 'right', cell: ({ parked }) => <Moment at={parked?.parked_at ?? null} /> },
  ...more,
]

/** What a file holds: the server's own fields. */
export const claimFields: readonly { field: string; heading: string }[] = [
  { field: 'id', heading: 'Id' },
  { field: 'status', heading: 'Status' },
  { field: 'skill_name', heading: 'Skill' },
  { field: 'skill_slug', heading: 'Slug' },
  { field: 'skill_id', heading: 'Skill id' },
  { field: 'source_registry', heading: 'Registry' },
  { field: 'source_url', heading: 'Source' },
  { field: 'claimed_handle', heading: 'Claimed handle' },
  { field: 'claimant_email', heading: 'Claimant' },
  { field: 'claimant_id', heading: 'Claimant id' },
  { field: 'evidence', heading: 'Evidence' },
  { field: 'created_at', heading: 'Claimed' },
]

export const claimCopies = [
  { key: 'c', label: 'id', value: ({ claim }: ClaimRow) => claim.id },
  { key: 'e', label: 'e-mail', value: ({ claim }: ClaimRow) => claim.claimant_email ?? '' },
] as const

export const idOfClaim = ({ claim }: ClaimRow): string => claim.id
