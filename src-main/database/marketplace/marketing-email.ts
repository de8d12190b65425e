import { audit } from '../audit-log'
import { Refusal, type SqlAnswers, writing } from '../sql'

/** How many it would go to: everybody who has opted in, whatever the state of their account. */
export const audienceSql = 'SELECT count(*) AS recipients FROM users WHERE marketing_opt_in = TRUE'

/** agentpowers-admin, Marketing Email. The document gives neither errors nor the fields of the answer. */
export const marketingEmail: SqlAnswers<'marketing-email'> = {
  'marketing-email.audience': async (db) => {
    const answer = await db.execute(audienceSql)
    return { recipients: Number(answer.rows[0]?.recipients ?? 0) }
  },

  /** 503 where no e-mail service is at hand: a database alone sends nothing. Sent twice it goes out twice. */
  'marketing-email.send': async (db, { subject, html_body }, caller) => {
    if (!caller.outside?.mail) throw new Refusal(503, 'Email service is unavailable')
    const answer = await db.execute(audienceSql)
    const result = await caller.outside.mail({ subject, html_body, recipients: Number(answer.rows[0]?.recipients ?? 0) })
    await writing(db, (tx) =>
      audit(tx, caller, { action: 'send_marketing_email', target_type: 'marketing_email', target_id: subject, reason: null }),
    )
    return result
  },
}
