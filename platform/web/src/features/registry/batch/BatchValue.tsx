import { DatePicker, Input, InputNumber, Select } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { CodePicker } from '@/components/pickers/CodePicker';
import { OrganisationPicker } from '@/components/pickers/OrganisationPicker';
import { PersonPicker } from '@/components/pickers/PersonPicker';
import { ReferencePicker } from '@/components/pickers/ReferencePicker';
import { useLabel } from '@/lib/i18n';
import type { Field, Status } from '@/lib/records';

interface Props {
  /** Undefined: the status is meant. */
  field: Field | undefined;
  statuses: Status[];
  value: unknown;
  onChange: (value: unknown) => void;
}

/** The value that a field of many records gets, by the field's type; none empties it. */
export function BatchValue({ field, statuses, value, onChange }: Props) {
  const { t } = useTranslation('recordBatch');
  const label = useLabel();
  const text = t('value');
  if (!field)
    return (
      <Select
        aria-label={text}
        placeholder={text}
        value={(value as string | null) ?? undefined}
        onChange={onChange}
        options={statuses.map((status) => ({ value: status.code, label: label(status.label) }))}
      />
    );
  const many = field.type.endsWith('s');
  const picker = {
    label: text,
    values: many ? ((value as string[] | null) ?? []) : value ? [value as string] : [],
    onChange: (next: string[]) => onChange(many ? (next.length > 0 ? next : null) : (next.at(-1) ?? null)),
  };
  switch (field.type) {
    case 'integer':
    case 'decimal':
    case 'money':
      return (
        <InputNumber
          stringMode
          style={{ width: '100%' }}
          aria-label={text}
          value={value as string | null}
          onChange={(next) => onChange(next === null ? null : String(next))}
        />
      );
    case 'boolean':
      return (
        <Select
          allowClear
          aria-label={text}
          placeholder={text}
          value={(value as boolean | null) ?? undefined}
          onChange={(next: boolean | undefined) => onChange(next ?? null)}
          options={[
            { value: true, label: t('yes') },
            { value: false, label: t('no') },
          ]}
        />
      );
    case 'date':
    case 'timestamp': {
      const format = field.type === 'date' ? 'YYYY-MM-DD' : 'YYYY-MM-DDTHH:mm:ssZ';
      return (
        <DatePicker
          showTime={field.type === 'timestamp'}
          style={{ width: '100%' }}
          aria-label={text}
          value={value ? dayjs(value as string) : null}
          onChange={(next) => onChange(next ? dayjs(next).format(format) : null)}
        />
      );
    }
    case 'code':
    case 'codes':
      return <CodePicker {...picker} table={field.codes ?? ''} />;
    case 'person':
    case 'persons':
      return <PersonPicker {...picker} />;
    case 'organisation':
    case 'organisations':
      return <OrganisationPicker {...picker} />;
    case 'reference':
    case 'references':
      return <ReferencePicker {...picker} registry={field.registry ?? ''} />;
    default:
      return (
        <Input
          aria-label={text}
          value={(value as string | null) ?? ''}
          onChange={(event) => onChange(event.target.value || null)}
        />
      );
  }
}
