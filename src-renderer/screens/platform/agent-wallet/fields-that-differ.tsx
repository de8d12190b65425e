import small from '../../../parts/small-table.module.css'
import { visible } from '../../../parts/visible-text'
import type { FieldDifference } from './compare'

/** Field by field what the platform and Stripe say differently. */
export const FieldsThatDiffer = ({ fields }: { fields: readonly FieldDifference[] }) => (
  <table className={`${small.table} ${small.named}`}>
    <caption>What differs</caption>
    <thead>
      <tr>
        <th scope="col">Field</th>
        <th scope="col">Platform</th>
        <th scope="col">Stripe</th>
      </tr>
    </thead>
    <tbody>
      {fields.map(({ field, platform, stripe }) => (
        <tr key={field}>
          <th scope="row">{field}</th>
          <td>
            <bdi>{visible(platform)}</bdi>
          </td>
          <td>
            <bdi>{visible(stripe)}</bdi>
          </td>
        </tr>
      ))}
    </tbody>
  </table>
)
