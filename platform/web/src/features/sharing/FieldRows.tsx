import { Button, Checkbox, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import type { FieldError } from '@/lib/api';
import { useOffers, type Offered, type ServiceDefinition, type SharedField } from './api';
import styles from './Sharing.module.css';

interface Props {
  draft: ServiceDefinition;
  errors: FieldError[];
  onChange: (draft: ServiceDefinition) => void;
}

/** Which fields are given, by which name, and what can be done with each. */
export function FieldRows({ draft, errors, onChange }: Props) {
  const { t } = useTranslation('sharing');
  const offers = useOffers(draft.registry).data?.fields ?? [];
  const free = offers.filter(
    (one) => !draft.fields.some((field) => field.field === one.field) && one.type !== 'files',
  );
  const set = (fields: SharedField[]) => onChange({ ...draft, fields });
  const change = (index: number, by: Partial<SharedField>) =>
    set(draft.fields.map((field, at) => (at === index ? { ...field, ...by } : field)));
  const add = (name: string) => {
    const offered = offers.find((one) => one.field === name);
    const grouped = ['code', 'organisation', 'boolean', 'date'].includes(offered?.type ?? '');
    set([
      ...draft.fields,
      {
        field: name,
        name,
        clear: false,
        reason: null,
        filter: grouped,
        dimension: grouped || name === 'status',
        measure: offered?.type === 'money',
      },
    ]);
  };
  return (
    <Section
      title={t('fieldsTitle')}
      extra={
        <Select
          style={{ minWidth: 200 }}
          aria-label={t('addField')}
          placeholder={t('addField')}
          value={null}
          showSearch={{ optionFilterProp: 'label' }}
          options={free.map((one) => ({ value: one.field, label: `${one.label} (${one.field})` }))}
          onChange={(name: string | null) => name && add(name)}
        />
      }
    >
      {draft.fields.length === 0 && <p className={styles.muted}>{t('noFields')}</p>}
      {draft.fields.length > 0 && (
        <div className={styles.scroll}>
          <table className={styles.table} aria-label={t('fieldsTitle')}>
            <thead>
              <tr>
                <th>{t('field')}</th>
                <th>{t('outside')}</th>
                <th>{t('filter')}</th>
                <th>{t('dimension')}</th>
                <th>{t('measure')}</th>
                <th>{t('personal')}</th>
                <th aria-label={t('remove')} />
              </tr>
            </thead>
            <tbody>
              {draft.fields.map((field, index) => (
                <FieldRow
                  key={field.field}
                  field={field}
                  offered={offers.find((one) => one.field === field.field)}
                  errors={errors.filter((one) => one.field.startsWith(`fields[${index}]`))}
                  onChange={(by) => change(index, by)}
                  onRemove={() => set(draft.fields.filter((_, at) => at !== index))}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Section>
  );
}

interface RowProps {
  field: SharedField;
  offered: Offered | undefined;
  errors: FieldError[];
  onChange: (by: Partial<SharedField>) => void;
  onRemove: () => void;
}

function FieldRow({ field, offered, errors, onChange, onRemove }: RowProps) {
  const { t } = useTranslation('sharing');
  const what = offered?.label ?? field.field;
  const flag = (key: 'filter' | 'dimension' | 'measure') => (
    <td>
      <Checkbox
        aria-label={`${what}: ${t(key)}`}
        checked={field[key]}
        onChange={(event) => onChange({ [key]: event.target.checked })}
      />
    </td>
  );
  return (
    <tr>
      <td>
        {what} <span className={styles.muted}>{field.field}</span>
        {errors.map((one) => (
          <div key={one.field + one.code} className={styles.fault}>
            {one.message}
          </div>
        ))}
      </td>
      <td>
        <Input
          size="small"
          style={{ width: 150 }}
          aria-label={`${what}: ${t('outside')}`}
          value={field.name}
          onChange={(event) => onChange({ name: event.target.value })}
        />
      </td>
      {flag('filter')}
      {flag('dimension')}
      {flag('measure')}
      <td>
        {!offered?.personal && <span className={styles.muted}>{t('notPersonal')}</span>}
        {offered?.personal && (
          <Select
            size="small"
            style={{ width: 90 }}
            aria-label={`${what}: ${t('personal')}`}
            value={field.clear}
            options={[
              { value: false, label: t('masked') },
              { value: true, label: t('clear') },
            ]}
            onChange={(clear: boolean) => onChange({ clear, reason: clear ? field.reason : null })}
          />
        )}
        {field.clear && (
          <Input
            size="small"
            style={{ width: 260, marginInlineStart: 8 }}
            aria-label={`${what}: ${t('reason')}`}
            placeholder={t('reason')}
            value={field.reason ?? ''}
            onChange={(event) => onChange({ reason: event.target.value })}
          />
        )}
      </td>
      <td>
        <Button size="small" type="text" danger aria-label={t('removeOf', { what })} onClick={onRemove}>
          {t('remove')}
        </Button>
      </td>
    </tr>
  );
}
