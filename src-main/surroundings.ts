import type { EventName, Events } from '@contract/bridge'

/** A yes or no, outside the page. `button` is what yes says, `cancel` what no does: “Cancel” where it is left out. */
export interface Question {
  title: string
  detail: string
  button: string
  cancel?: string
}

/**
 * What the shell around the core lends it. Electron's window lends native dialogs; the browser shell lends what a
 * browser and a terminal have. Nothing in the core imports electron.
 */
export interface Surroundings {
  /** Where profiles, the practice world and settings are kept. */
  folder: string
  /** Asks the person outside the renderer, so that a page that went wrong can't answer for them. */
  confirm(question: Question): Promise<boolean>
  /** Where to save, or null where the person changed their mind. */
  saveFile(suggested: string): Promise<string | null>
  /** Which file to open, or null where the person changed their mind. A shell without such a question leaves it out. */
  openFile?(): Promise<string | null>
  /** Lays out a page of HTML that needs nothing else and may do nothing: no script runs in it, nothing is fetched. */
  paper: {
    pdf(html: string): Promise<Uint8Array>
    /** Asks with the system's own dialog. False where the person changed their mind. */
    print(html: string): Promise<boolean>
  }
  /**
   * The system's own notification: counts and an environment's name, nothing of a person. A click is told to the core.
   * A shell without any shows notices in its window only.
   */
  notify?(notification: { title: string; body: string; notice: string | null }): void
  /** How watching stands, for a tray. A shell without a tray has no such thing. */
  watching?(state: { paused: boolean; stay: boolean }): void
  emit<E extends EventName>(event: E, payload: Events[E]): void
}
