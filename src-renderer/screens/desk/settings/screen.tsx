import { useQuery } from '@tanstack/react-query'
import { failureOf, read } from '../../../operations'
import { FailureNotice } from '../../../parts/failure'
import { Page } from '../../../parts/page'
import { ProgressLine } from '../../../parts/progress-line'
import { MoneySection } from './money-section'
import { PresetSection } from './preset-section'
import { ReasonsSection } from './reasons-section'
import { UndoSection } from './undo-section'

/** How this desk works, in every environment. Kept on this machine. */
const SettingsScreen = () => {
  const settings = useQuery(read(null, 'settings.get', {}))
  const failure = failureOf(settings.error)
  return (
    <Page title="Settings" beside="Of this desk, for every environment">
      <ProgressLine active={settings.isPending} label="Reading the settings" />
      {failure && <FailureNotice failure={failure} onRetry={() => void settings.refetch()} />}
      {settings.data && (
        <>
          <PresetSection />
          <MoneySection settings={settings.data} />
          <ReasonsSection settings={settings.data} />
          <UndoSection settings={settings.data} />
        </>
      )}
    </Page>
  )
}

export default SettingsScreen
