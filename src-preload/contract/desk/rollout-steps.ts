import type { PlatformCapability } from '../capability'
import type { feedbackCategories } from '../platform/feedback-words'
import type { RolloutStepId, RolloutVerdict } from './rollouts'

export interface DeclaredStep {
  step: RolloutStepId
  /** What is to be done, in the document's words. */
  title: string
  /** Its line of the document, whole (platform-admin, For every major rollout). */
  line: string
  /** The screen it is done on, and what that is filtered by. */
  screen: PlatformCapability
  search: string
  /** What is measured, as a sentence. */
  measures: string
  /** What a value is: milliseconds, or how many of what. */
  of: 'ms' | 'count'
  /** From here on somebody should look; and from here on it is bad. */
  look: number
  bad: number
}

const RESPONSIVE = 'Confirm /admin/models and /admin/usage remain responsive.'
const FAILURES = 'Run a quick pass on recent /admin/connector-events delivery failures.'
const FEEDBACK = 'Review new open feedback with highest severity and mark actionable handoffs quickly.'
const QUEUES = 'Clear queue spikes in /admin/runtime or sandbox views before changing connector/webhook configurations.'

/** In seconds: how far back "recent" deliveries and "new" feedback go. */
export const RECENT = 24 * 3600

/** The kinds of feedback that are handed to somebody: what is counted and what the step leads to. */
export const handoffCategories = ['actionable', 'short_actionable'] as const satisfies readonly (typeof feedbackCategories)[number][]

/** The document's four lines, each split where it names two things. One list: main measures by it, the screen shows it. */
export const rolloutSteps: readonly DeclaredStep[] = [
  {
    step: 'models',
    title: 'Confirm /admin/models remains responsive',
    line: RESPONSIVE,
    screen: 'models',
    search: '',
    measures: 'Asks for the models four times: the first opens the way, and of the others the one in the middle counts.',
    of: 'ms',
    look: 1000,
    bad: 3000,
  },
  {
    step: 'usage',
    title: 'Confirm /admin/usage remains responsive',
    line: RESPONSIVE,
    screen: 'usage',
    search: '',
    measures: 'Asks for the usage four times: the first opens the way, and of the others the one in the middle counts.',
    of: 'ms',
    look: 1000,
    bad: 3000,
  },
  {
    step: 'connector-events',
    title: 'Run a quick pass on recent delivery failures',
    line: FAILURES,
    screen: 'connector-events',
    search: 'state=given_up&since=24h',
    measures: 'Counts the connector events of the last 24 hours whose delivery failed.',
    of: 'count',
    look: 1,
    bad: 25,
  },
  {
    step: 'feedback',
    title: 'Review new open feedback with highest severity',
    line: FEEDBACK,
    screen: 'feedback',
    search: 'view=all&status=open&severity=critical',
    measures: 'Counts the open feedback of the highest severity.',
    of: 'count',
    look: 1,
    bad: 10,
  },
  {
    step: 'handoffs',
    title: 'Mark actionable handoffs quickly',
    line: FEEDBACK,
    screen: 'feedback',
    search: `status=open&type=${handoffCategories.join(',')}`,
    measures: 'Counts the actionable feedback that is still open, short or long.',
    of: 'count',
    look: 1,
    bad: 25,
  },
  {
    step: 'runtime',
    title: 'Clear queue spikes in /admin/runtime',
    line: QUEUES,
    screen: 'runtime',
    search: '',
    measures: 'Counts the queues of jobs that spike or stall.',
    of: 'count',
    look: 1,
    bad: 3,
  },
  {
    step: 'sandbox',
    title: 'Clear queue spikes in the sandbox',
    line: QUEUES,
    screen: 'runtime',
    search: '',
    measures: 'Counts the queues of sandboxes that spike or stall.',
    of: 'count',
    look: 1,
    bad: 3,
  },
]
export const stepOf = (id: RolloutStepId): DeclaredStep => rolloutSteps.find(({ step }) => step === id) as DeclaredStep

/** By the step's own limits. */
export const verdictOf = ({ look, bad }: Pick<DeclaredStep, 'look' | 'bad'>, value: number): RolloutVerdict =>
  value >= bad ? 'bad' : value >= look ? 'look' : 'ok'
