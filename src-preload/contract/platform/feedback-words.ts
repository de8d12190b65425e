/**
 * The closed words of feedback (platform-admin, Admin feedback and triage), and the one table of what may follow what: the
 * screen offers these steps, the checks before a write ask it, and practice refuses every other with 409.
 */

/** "workflow state from open to triaged, in_progress, done, then archive once resolved". */
export const feedbackStatuses = ['open', 'triaged', 'in_progress', 'done', 'archived'] as const
export type FeedbackStatus = (typeof feedbackStatuses)[number]

/** What a report said of the product, or that it probed it: the document's four. */
export const feedbackCategories = ['product_signal', 'short_actionable', 'actionable', 'security_probe'] as const
/** What a probe tries: the document's six groups. */
export const probeClasses = ['script', 'command', 'sql', 'template', 'path', 'fuzz'] as const
export type ProbeClass = (typeof probeClasses)[number]
/** From the least to the worst. */
export const feedbackSeverities = ['low', 'medium', 'high', 'critical'] as const

/** Where a status may go next, the usual step first. A step back undoes a step; the archive takes only what is done. */
export const feedbackSteps: Readonly<Record<FeedbackStatus, readonly FeedbackStatus[]>> = {
  open: ['triaged', 'in_progress', 'done'],
  triaged: ['in_progress', 'done', 'open'],
  in_progress: ['done', 'triaged'],
  done: ['archived', 'in_progress'],
  archived: ['done'],
}

/** Where it may go from here. A status this desk does not know goes nowhere: what it means is the server's to say. */
export const stepsFrom = (status: string): readonly FeedbackStatus[] =>
  Object.hasOwn(feedbackSteps, status) ? feedbackSteps[status as FeedbackStatus] : []

/** Whether the one may follow the other. */
export const mayGo = (from: string, to: string): boolean => stepsFrom(from).some((step) => step === to)

/** `in_progress` → "in progress", of any word a server sends: at most 60 characters. */
export const feedbackWords = (status: string): string => status.replaceAll('_', ' ').slice(0, 60)

/** It still asks something of somebody. */
export const isUnresolved = (status: string): boolean => status !== 'done' && status !== 'archived'
