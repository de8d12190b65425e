import { type MarkedImage, remoteImages, withImages } from './images'
import { DraftStore, type NewDraft, type Save } from './store'

/** What the worker thread offers: the store's own methods once it is open, and what needs a parse of a whole page. */
export class DraftsRoom {
  private store: DraftStore | null = null

  open(file: string, now: Date): void {
    this.store ??= new DraftStore(file, now)
  }
  close(): void {
    this.store?.close()
    this.store = null
  }
  list(...given: Parameters<DraftStore['list']>) {
    return this.opened.list(...given)
  }
  get(id: string) {
    return this.opened.get(id)
  }
  create(draft: NewDraft, at: Date) {
    return this.opened.create(draft, at)
  }
  save(save: Save, at: Date) {
    return this.opened.save(save, at)
  }
  rename(id: string, name: string) {
    return this.opened.rename(id, name)
  }
  duplicate(...given: Parameters<DraftStore['duplicate']>) {
    return this.opened.duplicate(...given)
  }
  deleted(id: string, at: Date | null) {
    return this.opened.deleted(id, at)
  }
  versions(id: string) {
    return this.opened.versions(id)
  }
  version(id: string, version: number) {
    return this.opened.version(id, version)
  }
  keep(texts: readonly string[], at: Date): void {
    this.opened.keep(texts, at)
  }
  document(sha256: string) {
    return this.opened.document(sha256)
  }
  remoteImages(html: string): MarkedImage[] {
    return remoteImages(html)
  }
  withImages(html: string, pictures: ReadonlyMap<string, string>): string {
    return withImages(html, pictures)
  }

  private get opened(): DraftStore {
    if (!this.store) throw new Error('The drafts are not open.')
    return this.store
  }
}
