import { type CSSVariablesResolver, createTheme, type MantineColorsTuple, type VariantColorsResolver } from '@mantine/core'

/** Mantine wants ten shades. Ours are two tokens a meaning (theme.css), so the shades are only a fallback. */
const shades = (...colours: [string, string, string, string, string, string, string, string, string, string]): MantineColorsTuple => colours

const meanings = ['accent', 'bad', 'warn', 'good'] as const
const isMeaning = (colour: unknown): colour is (typeof meanings)[number] => meanings.includes(colour as never)

/** Buttons and their like: a hairline and the surface, but for the one main action and the dangerous one. */
const variantColorResolver: VariantColorsResolver = ({ color, variant }) => {
  const meaning = isMeaning(color) ? color : 'accent'
  const ink = `var(--${meaning})`
  if (variant === 'filled') {
    const text = meaning === 'bad' ? 'var(--on-bad)' : 'var(--on-accent)'
    return { background: ink, hover: `color-mix(in srgb, ${ink} 88%, var(--text))`, color: text, border: `1px solid ${ink}` }
  }
  if (variant === 'light')
    return { background: `var(--${meaning}-soft)`, hover: `var(--${meaning}-soft)`, color: ink, border: '1px solid transparent' }
  if (variant === 'default')
    return { background: 'var(--surface)', hover: 'var(--raised)', color: 'var(--text)', border: '1px solid var(--line-strong)' }
  const quiet = color === 'gray' ? 'var(--muted)' : ink
  return { background: 'transparent', hover: 'var(--raised)', color: quiet, border: '1px solid transparent' }
}

const control = { '--input-height': '1.875rem', '--input-fz': '0.8125rem', '--input-padding': '0.625rem' }
const input = { vars: () => ({ wrapper: control }) }

export const theme = createTheme({
  fontFamily: 'var(--font)',
  fontFamilyMonospace: 'var(--mono)',
  headings: { fontFamily: 'var(--font)', fontWeight: '600' },
  primaryColor: 'accent',
  defaultRadius: '6px',
  cursorType: 'pointer',
  focusRing: 'auto',
  respectReducedMotion: true,
  fontSizes: { xs: '0.75rem', sm: '0.8125rem', md: '0.8125rem', lg: '0.9375rem', xl: '1rem' },
  lineHeights: { xs: '1.5', sm: '1.5385', md: '1.5385', lg: '1.5', xl: '1.5' },
  spacing: { xs: '0.375rem', sm: '0.625rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  colors: {
    dark: shades('#ececee', '#c9c9cf', '#a0a0a8', '#8e8e97', '#3a3a41', '#2b2b30', '#1a1a1d', '#1a1a1d', '#141416', '#101012'),
    accent: shades('#eef3ff', '#e9eefb', '#cbd8fb', '#a9c0ff', '#8aa8ff', '#6488f0', '#2f5bd7', '#284fbd', '#2143a1', '#1a3681'),
    bad: shades('#fdf1f0', '#fbe9e7', '#f6c9c5', '#ff8a80', '#f0625a', '#cf3b32', '#b3261e', '#98201a', '#7d1a15', '#3a1f1d'),
    warn: shades('#fdf8ec', '#fbf0d9', '#f4dca6', '#e8b65a', '#c98f2b', '#ad7412', '#935d00', '#7d4f00', '#674100', '#33290f'),
    good: shades('#f0f9f4', '#e4f3ea', '#b9e0ca', '#6fcf97', '#46ac74', '#2c9160', '#1d7a4f', '#186743', '#135437', '#1b2f25'),
  },
  variantColorResolver,
  components: {
    Button: {
      defaultProps: { variant: 'default' },
      vars: (_: unknown, { size }: { size?: string }) => ({
        root: {
          '--button-height': size?.startsWith('compact') ? '1.5rem' : '1.875rem',
          '--button-padding-x': '0.5625rem',
          '--button-fz': '0.8125rem',
        },
      }),
      styles: { root: { fontWeight: 500 }, label: { gap: '0.4375rem' } },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' }, vars: () => ({ root: { '--ai-size': '1.75rem' } }) },
    Input: input,
    TextInput: input,
    PasswordInput: input,
    NumberInput: input,
    NativeSelect: input,
    InputWrapper: {
      styles: { label: { fontWeight: 500, marginBottom: '0.1875rem' }, description: { color: 'var(--muted)', fontSize: '0.75rem' } },
    },
    Textarea: { vars: () => ({ wrapper: { '--input-fz': '0.8125rem' } }) },
    Modal: {
      defaultProps: {
        centered: true,
        // Its <header> lies outside the page's own and is no second banner.
        attributes: { header: { role: 'presentation' } },
        closeButtonProps: { 'aria-label': 'Close' },
        transitionProps: { duration: 120, transition: 'fade' },
        overlayProps: { color: '#141416', backgroundOpacity: 0.38 },
      },
    },
    Menu: { defaultProps: { transitionProps: { duration: 0 }, radius: '6px', position: 'bottom-start' } },
    Radio: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' } },
    Tooltip: { defaultProps: { transitionProps: { duration: 0 }, openDelay: 400 } },
    Popover: { defaultProps: { transitionProps: { duration: 0 } } },
  },
})

/** Hands our tokens to Mantine's own variables. They switch with the scheme by themselves, so both schemes get the same names. */
export const cssVariables: CSSVariablesResolver = () => {
  const variables: Record<string, string> = {
    '--mantine-color-body': 'var(--surface)',
    '--mantine-color-text': 'var(--text)',
    '--mantine-color-bright': 'var(--text)',
    '--mantine-color-dimmed': 'var(--muted)',
    '--mantine-color-placeholder': 'var(--faint)',
    '--mantine-color-anchor': 'var(--accent)',
    '--mantine-color-error': 'var(--bad)',
    '--mantine-color-default': 'var(--surface)',
    '--mantine-color-default-hover': 'var(--raised)',
    '--mantine-color-default-color': 'var(--text)',
    '--mantine-color-default-border': 'var(--line-strong)',
    '--mantine-color-disabled': 'var(--raised)',
    '--mantine-color-disabled-color': 'var(--faint)',
    '--mantine-color-disabled-border': 'var(--line)',
    '--mantine-primary-color-filled': 'var(--accent)',
    '--mantine-primary-color-contrast': 'var(--on-accent)',
  }
  for (const meaning of meanings) {
    variables[`--mantine-color-${meaning}-filled`] = `var(--${meaning})`
    variables[`--mantine-color-${meaning}-light`] = `var(--${meaning}-soft)`
    variables[`--mantine-color-${meaning}-light-color`] = `var(--${meaning})`
    variables[`--mantine-color-${meaning}-outline`] = `var(--${meaning})`
    variables[`--mantine-color-${meaning}-text`] = `var(--${meaning})`
  }
  return { variables: {}, light: variables, dark: variables }
}
