import type { Paper } from '@contract/desk/paper'
import { rolloutSteps, stepOf } from '@contract/desk/rollout-steps'
import type { WholeRollout } from '@contract/desk/rollouts'
import { limitWords, tickWords, verdictWord } from './rollout-words'

/** The fact of a step, in lines: what was said, the note, and what was measured last. */
const factOf = (step: WholeRollout['steps'][number]): { name: string; value: string } => {
  const declared = stepOf(step.step)
  const last = step.measurements.at(-1)
  const said = step.tick === null ? 'Not ticked' : `${tickWords[step.tick]}, by ${step.ticked_by}, ${step.ticked_at}`
  const measured = last ? `${verdictWord(last.verdict)}: ${last.words} (${last.at}; ${limitWords(declared)})` : 'Not measured.'
  return { name: declared.title.slice(0, 100), value: [said, step.note, measured].filter(Boolean).join('\n').slice(0, 4000) }
}

/** A rollout on paper: what, where, who, when; then each step; then where it stands in the ledger. */
export const paperOf = (rollout: WholeRollout): Paper => {
  const { name, environment_name, begun_at, begun_by, ended_at, ended_by, reason, recorded, steps, id } = rollout
  const facts = [
    { name: 'Environment', value: environment_name },
    { name: 'Begun', value: `${begun_at} by ${begun_by}` },
    { name: 'Ended', value: ended_at ? `${ended_at} by ${ended_by}` : 'Under way' },
    ...(reason ? [{ name: 'Why it ended so', value: reason }] : []),
    ...steps.map(factOf),
    { name: 'Ledger', value: recorded ? `Entry ${recorded.seq}, ${recorded.at}\n${recorded.hash}` : 'Not recorded' },
    { name: 'Rollout', value: id },
  ]
  const lines = [...new Set(rolloutSteps.map(({ line }) => line))]
  return {
    title: `Rollout: ${name}`.slice(0, 300),
    facts,
    notes: [`The platform’s document asks for this at every major rollout: ${lines.join(' ')}`],
    file_name: `rollout-${begun_at.slice(0, 10)}-${id.slice(0, 8)}.pdf`,
  }
}
