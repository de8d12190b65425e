import { Page } from '../../../parts/page'

const Environment = (_: Record<string, unknown>) => <Page title="Environments">Soon.</Page>

export default Environment
