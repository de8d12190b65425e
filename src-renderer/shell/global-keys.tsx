import type { Output } from '@contract'
import type { Environment } from '@contract/desk/environments'
import { lazy, Suspense, useEffect } from 'react'
import { useKeys } from '../parts/use-keys'
import type { Address } from './address'
import { showOverlay, useOverlay } from './overlay'
import { keepTextScale, readTextScale, stepTextScale } from './text-scale'

const Palette = lazy(() => import('./palette'))
const KeysList = lazy(() => import('./keys-list'))
const UndoSettings = lazy(() => import('./undo-settings'))

/** The keys that work everywhere, and what they open. */
export const globalKeys: readonly { keys: string; does: string }[] = [
  { keys: 'mod+K', does: 'Find or do anything' },
  { keys: 'Z', does: 'Undo the newest edit that waits to leave' },
  { keys: '?', does: 'Show the keys of this screen' },
  { keys: 'alt+←', does: 'Back' },
  { keys: 'alt+→', does: 'Forward' },
  { keys: 'mod++', does: 'Larger text' },
  { keys: 'mod+-', does: 'Smaller text' },
  { keys: 'mod+0', does: 'Text at 100 %' },
]

interface Props {
  address: Address
  overview: Output<'environments.list'>
  environment: Environment | null
}

export const GlobalKeys = ({ address, overview, environment }: Props) => {
  const overlay = useOverlay()
  const scale = (step: 1 | -1) => (): void => keepTextScale(stepTextScale(readTextScale(), step))
  useKeys({ '?': () => showOverlay('keys') })
  useKeys(
    {
      'mod+k': () => showOverlay(overlay === 'palette' ? null : 'palette'),
      'alt+arrowleft': () => window.history.back(),
      'alt+arrowright': () => window.history.forward(),
      'mod+=': scale(1),
      'mod++': scale(1),
      'mod+-': scale(-1),
      'mod+0': () => keepTextScale(100),
    },
    { inDialogs: true },
  )
  useMouseTravel()
  const close = (): void => showOverlay(null)
  return (
    <Suspense>
      {overlay === 'palette' && <Palette overview={overview} environment={environment} onClose={close} />}
      {overlay === 'undo' && <UndoSettings onClose={close} />}
      {overlay === 'keys' && <KeysList address={address} onClose={close} />}
    </Suspense>
  )
}

/** The mouse's own back and forward buttons. The default is stopped, or a browser would go twice. */
const useMouseTravel = (): void => {
  useEffect(() => {
    const released = (event: MouseEvent): void => {
      if (event.button !== 3 && event.button !== 4) return
      event.preventDefault()
      if (event.button === 3) window.history.back()
      else window.history.forward()
    }
    window.addEventListener('mouseup', released)
    return () => window.removeEventListener('mouseup', released)
  }, [])
}
