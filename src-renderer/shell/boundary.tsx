import { Button } from '@mantine/core'
import { Component, type ReactNode } from 'react'
import { Copyable } from '../parts/copyable'
import { Page } from '../parts/page'

interface Props {
  /** What broke, as a person calls it: the screen's title. */
  what: string
  children: ReactNode
}

/** Keeps a defect in one screen from taking the frame with it. Give it a key, so that another page starts afresh. */
export class Boundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null }

  static getDerivedStateFromError(error: unknown): { error: Error } {
    return { error: error instanceof Error ? error : new Error(String(error)) }
  }

  override render(): ReactNode {
    const { error } = this.state
    if (!error) return this.props.children
    return (
      <Page title={`${this.props.what} stopped working`}>
        <div role="alert">
          <p>This is a fault in Opsdesk. What you sent before it may have been done: look before you send it again.</p>
          <p className="muted">Open it again; if it happens again, copy the words below into a report.</p>
        </div>
        <Copyable value={`${error.name}: ${error.message}`} label="what went wrong" mono />
        <div>
          <Button variant="filled" onClick={() => this.setState({ error: null })}>
            Open again
          </Button>
        </div>
      </Page>
    )
  }
}
