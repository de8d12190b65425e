import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core'
import { QueryClientProvider } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { Router } from 'wouter'
import { queryClient } from '../operations'
import { Announcer } from '../parts/announce'
import { styleNonce } from '../style-nonce'
import { cssVariables, theme } from '../theme'
import { Boundary } from './boundary'
import { Desk } from './desk'
import { LeaveQuestion } from './leave-question'
import { useHashPath, useHashSearch } from './location'

const Toasts = lazy(() => import('./toasts'))
const colorSchemeManager = localStorageColorSchemeManager({ key: 'opsdesk.theme' })

/** Everything the window shows, with what every part stands on. */
export const App = () => (
  <MantineProvider
    getStyleNonce={styleNonce}
    theme={theme}
    cssVariablesResolver={cssVariables}
    defaultColorScheme="auto"
    colorSchemeManager={colorSchemeManager}
  >
    <QueryClientProvider client={queryClient}>
      <Router hook={useHashPath} searchHook={useHashSearch}>
        <Boundary what="Opsdesk">
          <Desk />
          <LeaveQuestion />
        </Boundary>
        <Announcer />
        <Suspense>
          <Toasts />
        </Suspense>
      </Router>
    </QueryClientProvider>
  </MantineProvider>
)
