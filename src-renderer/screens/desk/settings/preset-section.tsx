import { Section } from '../../../parts/page'
import { PresetChoice } from '../../../parts/preset-choice'
import styles from './settings.module.css'

/** Which screens come first, and what is watched. */
export const PresetSection = () => (
  <Section title="Your work">
    <div className={styles.form}>
      <PresetChoice />
    </div>
  </Section>
)
