import type { Feedback } from '@contract/platform/feedback'

const column = (field: keyof Feedback & string, heading: string) => ({ field, heading })

/** What an exported file holds of each piece of feedback. */
export const exportColumns = [
  column('id', 'Id'),
  column('category', 'Signal'),
  column('classification', 'Group'),
  column('severity', 'Severity'),
  column('status', 'Status'),
  column('text', 'What was sent'),
  column('page', 'Page'),
  column('org_id', 'Org'),
  column('workspace_id', 'Workspace'),
  column('user_id', 'Sent by'),
  column('assignee_id', 'Assigned to'),
  column('burst', 'Burst'),
  column('created_at', 'Received'),
  column('updated_at', 'Changed'),
  column('resolved_at', 'Done'),
]
