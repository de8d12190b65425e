const Palette = (_: Record<string, unknown>) => null

export default Palette
