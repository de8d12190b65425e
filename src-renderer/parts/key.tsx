import styles from './key.module.css'

const words: Record<string, string> = { mod: 'Ctrl', shift: 'Shift', alt: 'Alt', enter: 'Enter', escape: 'Esc', space: 'Space' }
const macWords: Record<string, string> = { ...words, mod: '⌘', alt: '⌥' }

/** The keys as this platform writes them: 'mod+K' is "Ctrl K" here and "⌘ K" on a Mac. */
export const keyWords = (keys: string, platform: string = window.bridge.platform): string =>
  // A plus that stands last is the plus key itself: 'mod++'.
  keys
    .split(/\+(?=.)/)
    .map((key) => (platform === 'darwin' ? macWords : words)[key.toLowerCase()] ?? (key.length === 1 ? key.toUpperCase() : key))
    .join(' ')

/**
 * A key, shown where the action is. Screen readers hear of keys in the list under `?`, so beside a button it is silent;
 * `spoken` is for that list.
 */
export const Key = ({ keys, spoken = false }: { keys: string; spoken?: boolean }) => (
  <kbd className={styles.key} aria-hidden={spoken ? undefined : 'true'}>
    {keyWords(keys)}
  </kbd>
)
