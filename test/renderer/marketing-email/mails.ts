/** A mail as somebody writes it who knows how: nothing in it is an error. */
export const GOOD_MAIL = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <meta name="viewport" content="width=device-width, initial-scale=1">
  <title>Ten new skills this week</title>
  <style>
    @media (max-width: 600px) { .column { display: block !important; width: 100% !important } }
    a:hover { text-decoration: none }
  </style>
  <!--[if mso]><style>td { font-family: Arial }</style><![endif]-->
</head>
<body style="margin:0; padding:0; background-color:#f4f4f7">
  <div style="display:none; max-height:0; overflow:hidden; mso-hide:all; color:#f4f4f7">A summary of contracts, and nine more.&#847;&zwnj;&nbsp;&#847;&zwnj;&nbsp;</div>
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" bgcolor="#f4f4f7">
    <tr>
      <td align="center" style="padding:24px 12px">
        <table role="presentation" width="600" cellpadding="0" cellspacing="0" border="0" style="background:#ffffff; max-width:600px">
          <tr><td style="padding:24px"><img src="https://example.com/mail/logo.png" alt="Skills for agents" width="120" height="32" style="display:block; border:0"></td></tr>
          <tr>
            <td class="column" style="padding:0 24px; font-family:Arial, Helvetica, sans-serif; font-size:16px; line-height:24px; color:#222233">
              <h1 style="font-size:26px; margin:0 0 12px; color:#111122">Ten new skills this week</h1>
              <p style="margin:0 0 16px">The shelf has grown: ten skills were published since Monday, among them one that reads a contract &amp; says what is unusual in it. 100% of what you save goes to its makers.
              <p style="margin:0 0 16px">
                <a href="https://example.com/skills?from=mail&amp;sort=new" style="background-color:#1f4fd8; color:#ffffff; padding:12px 20px; text-decoration:none; display:inline-block">See the new skills</a>
              </p>
              <ul>
                <li>Reads contracts
                <li>Sorts receipts
              </ul>
              <img src="https://example.com/mail/line.png" alt="" width="552" height="1">
              <p style="margin:16px 0; font-size:13px; color:#55556a">You get this because you asked for news.
                <a href="https://example.com/unsubscribe?u=1" style="color:#1f4fd8">Unsubscribe</a> or write to
                <a href="mailto:help@example.com" style="color:#1f4fd8">help@example.com</a>.</p>
            </td>
          </tr>
        </table>
      </td>
    </tr>
  </table>
</body>
</html>
`

/** Something inside an otherwise good mail. */
export const mailWith = (inside: string): string => GOOD_MAIL.replace('<ul>', `${inside}\n<ul>`)

/** A newsletter with the same frame and footer, and these items. */
export const issueOf = (items: readonly string[]): string => `<html lang="en"><body>
<h1>This week on the shelf</h1><p>Hello, here is what is new since we last wrote to you.</p>
${items.map((item) => `<h2>${item.split('.')[0]}</h2><p>${item}</p>`).join('\n')}
<p>You get this because you asked for news about skills. You can change what we write to you about, or
<a href="https://example.com/unsubscribe">unsubscribe</a> at any time. Example, 1 Example Street, Example Town.</p>
</body></html>`
