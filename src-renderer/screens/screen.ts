import type { Capability } from '@contract/capability'
import type { ComponentType, LazyExoticComponent } from 'react'

/** Where it stands in the navigation. Groups are what people do, not what systems are called. */
export type Group = 'Now' | 'People' | 'Trust' | 'Money' | 'Catalogue' | 'Reach' | 'Watch' | 'This desk'

export type ScreenKeys = readonly { keys: string; does: string }[]

export interface Screen {
  title: string
  group: Group
  /** Loaded when first opened. Gets the rest of the address after the capability, such as a user's id. */
  component: LazyExoticComponent<ComponentType<ScreenProps>>
}

export interface ScreenProps {
  environment: string
  /** The record's id from the address, null on the list. */
  selected: string | null
}

/** Capabilities without a screen of their own: they are part of the frame or of other screens. */
export type Screenless = 'guard' | 'exports' | 'environments' | 'holds' | 'drafts' | 'payments' | 'issuing' | 'health-history' | 'databases'

export type ScreenCapability = Exclude<Capability, Screenless>
