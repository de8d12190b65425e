import type { Claim } from '@contract/marketplace/claims'
import type { User } from '@contract/marketplace/users'
import { statusWord } from '../account-status'

interface Known {
  claim: Claim
  /** Null where there is no such user, undefined where nobody knows yet. */
  account: User | null | undefined
  open: number
  rivals: number
  partly: string | null
}

/** What speaks against giving this person a skill, in sentences; undefined where nothing is known to. */
export const warningOf = ({ claim, account, open, rivals, partly }: Known): string | undefined => {
  const reasons = [
    claim.claimant_id === null ? 'The claim does not say whose it is.' : null,
    claim.claimant_id !== null && account === null ? 'There is no user with the claimant’s id.' : null,
    claim.claimant_id !== null && account === undefined ? 'The claimant’s account was not read yet, so its status is not known.' : null,
    account && account.account_status !== 'active' ? `The claimant’s account is ${accountWord(account.account_status)}.` : null,
    open > 0 ? `${open === 1 ? 'One open abuse flag names' : `${open} open abuse flags name`} the claimant.` : null,
    rivals > 0 ? `${rivals === 1 ? 'Somebody else claims' : `${rivals} others claim`} the same skill.` : null,
    partly,
  ].filter((reason) => reason !== null)
  return reasons.length > 0 ? reasons.join(' ') : undefined
}

const accountWord = (status: string): string => (status === 'pending_deletion' ? 'about to be deleted' : statusWord(status))
