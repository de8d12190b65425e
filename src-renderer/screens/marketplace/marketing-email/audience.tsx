import { useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { databaseName, isAnsweredHere } from '../../../parts/from-source'
import { usePlace } from '../../../parts/place'
import { peopleWords } from './names'

/** How many have opted in, where a database can be asked. The API tells how many it reached, and only afterwards. */
export const Audience = ({ environment }: { environment: string }) => {
  const place = usePlace()
  const asked = isAnsweredHere(place, 'marketing-email.audience')
  const audience = useQuery({ ...read(environment, 'marketing-email.audience', {}), enabled: asked })
  if (!asked || !place) return null
  const failure = failureOf(audience.error)
  if (failure) return <span className="muted">Who has opted in can’t be counted: {failure.what}</span>
  if (!audience.data) return null
  const { recipients } = audience.data
  return (
    <span className="muted">
      {peopleWords(recipients)} {recipients === 1 ? 'has' : 'have'} opted in, by {databaseName(place)}.
    </span>
  )
}
