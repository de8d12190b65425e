import './theme.css'
import { createRoot } from 'react-dom/client'
import { App } from './shell/app'
import { applyTextScale } from './shell/text-scale'

const root = document.getElementById('root')
if (!root) throw new Error('index.html has no #root')
applyTextScale()
createRoot(root).render(<App />)
