import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { FailureNotice } from '../../../parts/failure'
import { Actions, Section } from '../../../parts/page'
import styles from './settings.module.css'
import type { useSection } from './use-section'

interface Props {
  title: string
  section: Pick<ReturnType<typeof useSection>, 'dirty' | 'save' | 'saving' | 'failure'>
  children: ReactNode
  /** Buttons beside Save. */
  actions?: ReactNode
}

/** A section's fields with what went wrong and its Save. */
export const SectionForm = ({ title, section, children, actions }: Props) => (
  <Section title={title}>
    <form className={styles.form} onSubmit={section.save} noValidate>
      {children}
      {section.failure && <FailureNotice failure={section.failure} />}
      <Actions>
        <Button type="submit" variant={section.dirty ? 'filled' : 'default'} disabled={!section.dirty} loading={section.saving}>
          Save
        </Button>
        {actions}
      </Actions>
    </form>
  </Section>
)
