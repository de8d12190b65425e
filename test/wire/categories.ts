import type { Exchange } from './exchanges'
import { asAdmin } from './headers'

const withBody = { ...asAdmin, 'content-type': 'application/json' }

const LIST = 'Category Management: "list all categories". The envelope is not documented.'
const CREATE = 'Category Management / Create a Category'
const UPDATE = 'Category Management / Update a Category'
const DELETE = 'Category Management: "delete a category (blocked if active skills reference it)". The answer is not documented.'
const DECIDED = 'Where the document gives no error the status is ours; bodies are FastAPI’s.'

const category = {
  id: 'cat-developer-tools',
  category: 'developer-tools',
  name: 'Developer Tools',
  description: 'Skills for building and debugging software',
  icon: 'code',
  sample_keywords: 'debug, lint, test, build',
  updated_at: '2026-01-15T09:30:00Z',
}
const fresh = { name: 'Home & Garden', description: 'Things that grow', icon: 'zap', sample_keywords: 'plants, tools' }
const change = { description: 'Updated description', icon: 'zap' }

/** Written by hand from agentpowers-admin: see exchanges.ts. */
export const categoriesExchanges: Exchange[] = [
  {
    name: 'categories',
    source: LIST,
    operation: 'categories.list',
    input: {},
    request: { method: 'GET', path: '/v1/admin/categories', headers: asAdmin },
    response: { status: 200, body: { items: [category, { ...category, id: 'cat-legal', category: 'legal', updated_at: null }], total: 2 } },
    exact: [],
  },
  {
    name: 'create a category',
    source: CREATE,
    operation: 'categories.create',
    input: fresh,
    request: { method: 'POST', path: '/v1/admin/categories', headers: withBody, body: fresh },
    response: { status: 200, body: { id: 'cat-home-garden', category: 'home-garden', ...fresh } },
    exact: ['id', 'category', 'name', 'description', 'icon', 'sample_keywords'],
  },
  {
    name: 'create a category with its name only',
    source: `${CREATE}: description and sample_keywords default to "", icon to "grid". Sent in full: the defaults are the same.`,
    operation: 'categories.create',
    input: { name: 'Cooking' },
    request: {
      method: 'POST',
      path: '/v1/admin/categories',
      headers: withBody,
      body: { name: 'Cooking', description: '', icon: 'grid', sample_keywords: '' },
    },
    response: {
      status: 200,
      body: { id: 'cat-cooking', category: 'cooking', name: 'Cooking', description: '', icon: 'grid', sample_keywords: '' },
    },
    exact: ['id', 'category', 'name', 'description', 'icon', 'sample_keywords'],
  },
  {
    name: 'create a category whose slug exists',
    source: `${CREATE}: "Returns 409 Conflict if the slug already exists or conflicts with an existing skill slug."`,
    operation: 'categories.create',
    input: { ...fresh, name: 'developer tools!' },
    request: { method: 'POST', path: '/v1/admin/categories', headers: withBody, body: { ...fresh, name: 'developer tools!' } },
    response: { status: 409, body: { detail: "Category slug 'developer-tools' already exists" } },
    exact: [],
  },
  {
    name: 'update a category',
    source: UPDATE,
    operation: 'categories.update',
    input: { slug: 'developer-tools', ...change },
    request: { method: 'PUT', path: '/v1/admin/categories/developer-tools', headers: withBody, body: change },
    response: { status: 200, body: { ...category, ...change } },
    exact: ['id', 'category', 'name', 'description', 'icon', 'sample_keywords'],
  },
  {
    name: 'update a category that does not exist',
    source: `${UPDATE}. ${DECIDED}`,
    operation: 'categories.update',
    input: { slug: 'no-such-category', ...change },
    request: { method: 'PUT', path: '/v1/admin/categories/no-such-category', headers: withBody, body: change },
    response: { status: 404, body: { detail: 'Category not found' } },
    exact: [],
  },
  {
    name: 'delete a category',
    source: DELETE,
    operation: 'categories.delete',
    input: { slug: 'legal' },
    request: { method: 'DELETE', path: '/v1/admin/categories/legal', headers: asAdmin },
    response: { status: 200, body: { status: 'deleted', category: 'legal' } },
    exact: [],
  },
  {
    name: 'delete a category that active skills are in',
    source: `${DELETE} The words are ours.`,
    operation: 'categories.delete',
    input: { slug: 'data-analytics' },
    request: { method: 'DELETE', path: '/v1/admin/categories/data-analytics', headers: asAdmin },
    response: { status: 409, body: { detail: 'Cannot delete category: 9 active skills reference it' } },
    exact: [],
  },
  {
    name: 'delete a category that does not exist',
    source: `${DELETE} ${DECIDED}`,
    operation: 'categories.delete',
    input: { slug: 'no-such-category' },
    request: { method: 'DELETE', path: '/v1/admin/categories/no-such-category', headers: asAdmin },
    response: { status: 404, body: { detail: 'Category not found' } },
    exact: [],
  },
]
