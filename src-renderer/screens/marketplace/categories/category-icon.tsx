import {
  IconBolt,
  IconChartBar,
  IconCode,
  IconLayoutGrid,
  IconPalette,
  IconQuestionMark,
  IconShield,
  IconSpeakerphone,
  IconTrendingUp,
} from '@tabler/icons-react'
import { isIcon, type CategoryIcon as Name } from './category-form'

/** The API names Lucide's icons; these are their nearest in the family the desk draws with. */
const shapes: Record<Name, typeof IconCode> = {
  'bar-chart': IconChartBar,
  code: IconCode,
  grid: IconLayoutGrid,
  megaphone: IconSpeakerphone,
  palette: IconPalette,
  shield: IconShield,
  'trending-up': IconTrendingUp,
  zap: IconBolt,
}

/** An icon by the API's name for it. One we can't draw is a question mark: its name stands beside it. */
export const CategoryIcon = ({ name, size = 16 }: { name: string; size?: number }) => {
  const Shape = isIcon(name) ? shapes[name] : IconQuestionMark
  return <Shape size={size} aria-hidden="true" />
}
