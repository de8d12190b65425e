import { useEffect, useRef, useState } from 'react'
import type { Told } from './checks/check-worker'
import type { Mail } from './checks/finding'
import { checkBeside } from './checks-beside'

interface Wanted {
  mail: Mail
  earlier: readonly Mail[]
}

/** The findings on a mail, null before the first; those of the text before stay until the next are there. Only the newest is checked. */
export const useChecks = (mail: Mail, earlier: readonly Mail[], off: boolean): readonly Told[] | null => {
  const [findings, setFindings] = useState<readonly Told[] | null>(null)
  const wanted = useRef<Wanted | null>(null)
  const working = useRef(false)
  useEffect(() => {
    if (off) return
    wanted.current = { mail, earlier }
    void work()
    async function work(): Promise<void> {
      if (working.current) return
      working.current = true
      for (let next = wanted.current; next; next = wanted.current) {
        wanted.current = null
        setFindings((await checkBeside(next.mail, next.earlier)).findings)
      }
      working.current = false
    }
  }, [mail, earlier, off])
  return findings
}
