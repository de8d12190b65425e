import { Page } from '../../../parts/page'

const Environments = (_: Record<string, unknown>) => <Page title="Environments">Soon.</Page>

export default Environments
