import { contract, type Input } from '@contract'
import { complaintsOf } from '../../../parts/complaints'
import type { Profile } from './profile-fields'

/** What the contract asks for, out of what the form holds. */
const servicesOf = ({ base_url }: Profile): Input<'environments.create'>['services'] => ({
  marketplace: base_url.trim() === '' ? null : { base_url },
})
const withDatabase = ({ database }: Profile): Input<'environments.create'>['services'] =>
  database.trim() === '' ? {} : { database: { base_url: database } }

export const createInput = (profile: Profile): Input<'environments.create'> => ({
  name: profile.name,
  kind: profile.kind === 'practice' ? 'local' : profile.kind,
  colour: profile.colour,
  services: { ...servicesOf(profile), ...withDatabase(profile) },
})

/** A practice environment has its kind and its address from the app. */
export const updateInput = (environment_id: string, profile: Profile): Input<'environments.update'> =>
  profile.kind === 'practice'
    ? { environment_id, name: profile.name, colour: profile.colour }
    : { environment_id, name: profile.name, kind: profile.kind, colour: profile.colour, services: servicesOf(profile) }

/** A new environment has an address: of the admin API, or of a database. */
export const validateNew = (profile: Profile): Record<string, string> => ({
  ...complaintsOf(contract['environments.create'].input, { ...createInput(profile), services: servicesOf(profile) }),
  ...databaseComplaint(profile),
  ...(profile.base_url.trim() === '' && profile.database.trim() === ''
    ? { base_url: 'Write the address of the admin API, or of a database below.' }
    : {}),
})

/** Both addresses have the same name in their own places. */
const databaseComplaint = (profile: Profile): Record<string, string> => {
  const { base_url } = complaintsOf(contract['environments.create'].input, { ...createInput(profile), services: withDatabase(profile) })
  return base_url ? { database: 'Write the whole address, such as libsql://example.turso.io, or the whole path of a file.' } : {}
}

export const validateChange = (environment_id: string) => (profile: Profile) =>
  complaintsOf(contract['environments.update'].input, updateInput(environment_id, profile))
