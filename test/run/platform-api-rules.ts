/** What holds for every path, as far as Opsdesk relies on it. The rest of the page is made from the contract. */
export const rules = `# The platform’s admin API

The platform’s own document describes pages and gives one path, \`/api/v1/admin/agent-wallet\`. Everything else on this page is
**our stated assumption**: what Opsdesk asks a platform for, so that a platform team can offer it. It is made from the contract the
app itself is built on, and its examples are exchanges that the app and its practice environment are tested against.

A platform need not offer all of it. Opsdesk asks each path when its screen is opened; what is not there is said on that screen, and
nothing else is affected. The environment’s page shows what a platform offers.

A platform that has the document’s one path alone has its wallets shown; where it lists Stripe’s cards themselves there, as Stripe
writes them, each card is shown as the wallet that spends with it. Spend requests, authorizations and transactions are then not there:
each has a path of its own, below that one.

## What holds for all of it

| about | what is asked of a platform |
| --- | --- |
| Address | Any prefix before \`/api/v1/admin\`. https, or literal loopback. Redirects are not followed. |
| Signing in | \`Authorization: Bearer …\`, or a session as \`Cookie: …\`; which one is chosen in the environment. No CSRF token is sent: a session must be enough for a write that has an \`Idempotency-Key\`. |
| Bodies | JSON in UTF-8, both ways, of at most 20 MB. Fields that Opsdesk does not know are ignored. Where a field may be left out, \`null\` is as good. |
| Lists | \`page\` from 1 and \`page_size\` up to 1000; the answer is \`{"items": […], "total": n, "page": n, "page_size": n}\`. Items keep their order from page to page. Other names of paging are found out and used. |
| Filters | A filter that is left out lets everything through. One that a server does not know may be ignored; Opsdesk then shows more than was asked for. |
| Words | Words of a closed set, such as a status, are named with their field. A server may have others: they are shown as they come. |
| Times | ISO 8601 with an offset, such as \`2026-01-15T09:30:00Z\`. |
| Money | Whole numbers in the currency’s smallest unit, beside an ISO 4217 \`currency\` in lower case. |
| Refusals | \`{"error": {"code": "…", "message": "…"}}\` with the status. The message is shown to a person. |
| 401 | \`unauthorized\`: the token or the session is not accepted. |
| 403 | \`forbidden\`: whoever asks is not an admin. |
| 404 | \`record_not_found\` where it is the record that is not there. Without that code a path is taken as not offered. |
| 405, 501 | The path is not offered. |
| 409 | \`conflict\`: the record’s present state does not allow it. Nothing was done. |
| 422 | \`invalid\`: the message says which field and why. Nothing was done. |
| 429, 503 | Reads are asked again after \`Retry-After\`. |
| Writes | Each carries an \`Idempotency-Key\`. The same key with the same request gets the first answer again, and nothing is done twice; with another request it is 409. Opsdesk sends a write once; where the answer is lost it reads the record to see what happened, and never sends it again by itself. Each that changes something leaves an entry in the audit trail. |`
