import { Page } from '../../../parts/page'

const Newenvironment = (_: Record<string, unknown>) => <Page title="Environments">Soon.</Page>

export default Newenvironment
