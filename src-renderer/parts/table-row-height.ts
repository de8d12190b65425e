import { useEffect, useState } from 'react'

const measured = (): number => 2 * Number.parseFloat(getComputedStyle(document.documentElement).fontSize)

/** A row is 2rem: 32 px, more when the text is scaled up. In CSS px. */
export const useRowHeight = (): number => {
  const [height, setHeight] = useState(measured)
  useEffect(() => {
    const measure = (): void => setHeight(measured())
    window.addEventListener('resize', measure)
    return () => window.removeEventListener('resize', measure)
  }, [])
  return height
}
