import type { Question } from './surroundings'

/** What a person is asked before the window closes over a form with something unsaved in it. */
export const typedQuestion: Question = {
  title: 'What you typed is not saved. Close anyway?',
  detail: 'It is lost when the window closes.',
  button: 'Close anyway',
  cancel: 'Keep editing',
}

/** What a person is asked before the app closes over writes that have not ended; null where there is nothing to ask. */
export const closingQuestion = (under_way: { waiting: number; sending: number } | undefined): Question | null => {
  const { waiting, sending } = under_way ?? { waiting: 0, sending: 0 }
  if (waiting > 0) {
    const one = waiting === 1
    return {
      title: `${one ? '1 edit has' : `${waiting} edits have`} not left yet. Close and undo ${one ? 'it' : 'them'}?`,
      detail: `Nothing of ${one ? 'it' : 'them'} was sent.`,
      button: `Close and undo ${one ? 'it' : 'them'}`,
    }
  }
  if (sending > 0)
    return {
      title: `${sending === 1 ? 'A write is' : `${sending} writes are`} under way. Close all the same?`,
      detail: 'Opsdesk waits a few seconds for the answer. Where none comes by then, it is unknown what became of it until it is settled.',
      button: 'Close',
    }
  return null
}
