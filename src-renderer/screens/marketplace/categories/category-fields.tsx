import { categoryIcons } from '@contract/marketplace/categories'
import { Radio, TagsInput, Textarea, TextInput } from '@mantine/core'
import type { UseFormReturnType } from '@mantine/form'
import { type ReactNode, useEffect, useRef } from 'react'
import { BuyerCard } from './buyer-card'
import styles from './category-fields.module.css'
import type { CategoryFields as Fields } from './category-form'
import { CategoryIcon } from './category-icon'

interface Props {
  form: UseFormReturnType<Fields>
  /** What stands under the name: the slug, and whether it is free. */
  slug: ReactNode
  /** Said at once, while typing: who has the slug already. */
  clash?: string | null
  /** The icon the category has, where it is none of the eight. */
  otherIcon?: string | null
}

/** Name, description, icon and keywords, and below them what a buyer would see of it. */
export const CategoryFields = ({ form, slug, clash = null, otherIcon = null }: Props) => {
  const name = useRef<HTMLInputElement>(null)
  useEffect(() => void name.current?.focus({ preventScroll: true }), [])
  const { values } = form
  const props = form.getInputProps('name')
  return (
    <>
      <div>
        <TextInput label="Name" ref={name} autoComplete="off" maxLength={200} {...props} error={clash ?? props.error} />
        <div className={styles.slug} aria-live="polite">
          {slug}
        </div>
      </div>
      <Textarea label="Description" autosize minRows={2} maxRows={6} {...form.getInputProps('description')} />
      <Radio.Group
        label="Icon"
        description={otherIcon ? `It has “${otherIcon}” now, which the API no longer takes. It stays unless you pick another.` : undefined}
        {...form.getInputProps('icon')}
      >
        <div className={styles.icons}>
          {categoryIcons.map((icon) => (
            <Radio
              key={icon}
              value={icon}
              label={
                <span className={styles.icon}>
                  <CategoryIcon name={icon} /> {icon}
                </span>
              }
            />
          ))}
        </div>
      </Radio.Group>
      <TagsInput
        label="Keywords"
        description="Enter or a comma ends one. Backspace takes the last one back."
        splitChars={[',']}
        clearable={false}
        {...form.getInputProps('keywords')}
      />
      <div>
        <p className={styles.heading}>About as a buyer sees it</p>
        <BuyerCard name={values.name} description={values.description} icon={values.icon || (otherIcon ?? '')} keywords={values.keywords} />
      </div>
    </>
  )
}
