import type { Environment, EnvironmentKind } from '@contract/desk/environments'

type Colour = Environment['colour']

const usual: Record<EnvironmentKind, Colour> = { production: 'red', staging: 'amber', local: 'blue', practice: 'green' }

/** The colour a new environment of this kind starts with. */
export const usualColour = (kind: EnvironmentKind): Colour => usual[kind]

/** After a change of kind: a colour nobody chose by hand follows the kind, a chosen one stays. */
export const colourAfter = (before: EnvironmentKind, after: EnvironmentKind, colour: Colour): Colour =>
  colour === usualColour(before) ? usualColour(after) : colour
