import { Checkbox, Input, InputNumber, Select } from 'antd';
import { useId, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { errorsAt, useEditing } from '../editing';
import { valueAt } from '../source';
import styles from '../Definition.module.css';

interface ItemProps {
  path: string;
  label: string;
  /** In tables the column's heading is seen; the label is only heard. */
  bare?: boolean;
  help?: ReactNode;
  children: (given: { id: string; status: 'error' | ''; name: string }) => ReactNode;
}

/** A control with its label and what is wrong with its value. */
export function Item({ path, label, bare = false, help, children }: ItemProps) {
  const id = useId();
  const errors = errorsAt(useEditing().errors, path);
  return (
    <div className={styles.item}>
      {!bare && (
        <label className={styles.label} htmlFor={id}>
          {label}
        </label>
      )}
      {children({ id, status: errors.length > 0 ? 'error' : '', name: label })}
      {help && <div className={styles.help}>{help}</div>}
      {errors.map((error) => (
        <div key={error.code} className={styles.fault}>
          {error.message}
        </div>
      ))}
    </div>
  );
}

type Props = Omit<ItemProps, 'children'> & { disabled?: boolean };

interface TextProps extends Props {
  rows?: number;
  /** Instead of changing the text alone. */
  onTyped?: (text: string) => void;
}

export function TextItem({ disabled, rows, onTyped, ...item }: TextProps) {
  const { source, set } = useEditing();
  const typed = onTyped ?? ((entered: string) => set(item.path, entered));
  const text = valueAt(source, item.path);
  const value = typeof text === 'string' || typeof text === 'number' ? String(text) : '';
  return (
    <Item {...item}>
      {({ id, status, name }) =>
        rows ? (
          <Input.TextArea
            id={id}
            aria-label={name}
            status={status}
            autoSize={{ minRows: rows }}
            value={value}
            onChange={(event) => typed(event.target.value)}
          />
        ) : (
          <Input
            id={id}
            aria-label={name}
            status={status}
            disabled={disabled}
            value={value}
            onChange={(event) => typed(event.target.value)}
          />
        )
      }
    </Item>
  );
}

export function NumberItem(item: Props) {
  const { source, set } = useEditing();
  const number = valueAt(source, item.path);
  return (
    <Item {...item}>
      {({ id, status, name }) => (
        <InputNumber
          id={id}
          aria-label={name}
          status={status}
          style={{ width: '100%' }}
          value={typeof number === 'number' ? number : null}
          onChange={(value) => set(item.path, value)}
        />
      )}
    </Item>
  );
}

export function FlagItem({ path, label, bare, disabled, help }: Props) {
  const { source, errors, set } = useEditing();
  return (
    <div className={styles.flag}>
      <Checkbox
        aria-label={bare ? label : undefined}
        disabled={disabled}
        checked={valueAt(source, path) === true}
        onChange={(event) => set(path, event.target.checked)}
      >
        {bare ? null : label}
      </Checkbox>
      {help && <div className={styles.help}>{help}</div>}
      {errorsAt(errors, path).map((error) => (
        <div key={error.code} className={styles.fault}>
          {error.message}
        </div>
      ))}
    </div>
  );
}

export interface Option {
  value: string;
  label: string;
}

interface ChoiceProps extends Props {
  options: Option[];
  many?: boolean;
  clearable?: boolean;
  /** Texts that are not among the options may be typed. */
  free?: boolean;
  onChosen?: (value: unknown) => void;
}

export function ChoiceItem({ options, many, clearable, free, onChosen, disabled, ...item }: ChoiceProps) {
  const { source, set } = useEditing();
  const { t } = useTranslation('definition');
  const value = valueAt(source, item.path);
  return (
    <Item {...item}>
      {({ id, status, name }) => (
        <Select
          id={id}
          aria-label={name}
          status={status}
          disabled={disabled}
          style={{ width: '100%' }}
          mode={free ? 'tags' : many ? 'multiple' : undefined}
          allowClear={clearable ?? many}
          showSearch={{ optionFilterProp: 'label' }}
          placeholder={t('choose')}
          notFoundContent={t('nothingToChoose')}
          options={options}
          value={many ? ((value as string[] | undefined) ?? []) : ((value as string | undefined) ?? null)}
          onChange={(next: unknown) => {
            set(item.path, next);
            onChosen?.(next);
          }}
        />
      )}
    </Item>
  );
}

/** A text in both languages. */
export function LabelItems({ path, label, help }: { path: string; label: string; help?: string }) {
  const { t } = useTranslation('definition');
  return (
    <>
      <TextItem path={`${path}.zh`} label={t('inChinese', { label })} help={help} />
      <TextItem path={`${path}.en`} label={t('inEnglish', { label })} />
    </>
  );
}
