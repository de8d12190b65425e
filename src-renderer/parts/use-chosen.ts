import { type KeyboardEvent, type MouseEvent, useRef } from 'react'
import { announce } from './announce'
import { MOST_SELECTED, type Selection } from './table-selection'

interface Props<Row> {
  rows: { at: (index: number) => Row | undefined }
  count: number
  idOf: (row: Row) => string
  selection: Selection | undefined
}

/**
 * Choosing rows in a grid: a box, Shift for all between, Space for the current row, Ctrl or ⌘ A for all that is loaded.
 * What is not loaded can't be chosen: nobody has seen it.
 */
export const useChosen = <Row>({ rows, count, idOf, selection }: Props<Row>) => {
  const anchor = useRef(0)
  const idAt = (index: number): string | null => {
    const row = rows.at(index)
    return row === undefined ? null : idOf(row)
  }
  const has = (index: number): boolean => {
    const id = idAt(index)
    return id !== null && (selection?.ids.has(id) ?? false)
  }
  const between = (from: number, to: number): string[] => {
    const ids: string[] = []
    for (let index = Math.min(from, to); index <= Math.max(from, to) && ids.length < MOST_SELECTED; index++) {
      const id = idAt(index)
      if (id !== null) ids.push(id)
    }
    return ids
  }
  const toggle = (index: number): void => {
    const id = idAt(index)
    if (id === null || !selection) return
    const on = !selection.ids.has(id)
    selection.set([id], on)
    anchor.current = index
    announce(`${on ? 'Selected' : 'Not selected'}. ${selection.ids.size + (on ? 1 : -1)} selected.`)
  }
  const checkAll = (on: boolean): void => {
    if (!selection) return
    if (!on) {
      selection.clear()
      return
    }
    const ids = between(0, count - 1)
    selection.set(ids, true)
    announce(`${ids.length} selected`)
  }
  return {
    /** Null where rows can't be chosen. */
    has: (index: number): boolean | null => (selection ? has(index) : null),
    all: selection
      ? selection.ids.size === 0
        ? ('none' as const)
        : selection.ids.size >= count
          ? ('all' as const)
          : ('some' as const)
      : null,
    checkAll,
    /** Whether the key was for choosing. */
    press: (event: KeyboardEvent, current: number, grid: HTMLElement | null): boolean => {
      if (!selection || event.target !== grid) return false
      const mod = window.bridge.platform === 'darwin' ? event.metaKey : event.ctrlKey
      if (mod && event.key.toLowerCase() === 'a') checkAll(true)
      else if (event.key === ' ' && event.shiftKey) selection.set(between(anchor.current, current), true)
      else if (event.key === ' ') toggle(current)
      else return false
      event.preventDefault()
      return true
    },
    /** Whether the click was for choosing. */
    click: (event: MouseEvent, index: number): boolean => {
      if (!selection) return false
      const box = event.target instanceof Element && event.target.closest('[data-check]') !== null
      if (event.shiftKey) {
        selection.set(between(anchor.current, index), true)
        // The browser marks text from the last click to this one.
        window.getSelection()?.removeAllRanges()
        return true
      }
      if (box) toggle(index)
      return box
    },
  }
}
