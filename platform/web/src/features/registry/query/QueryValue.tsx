import { DatePicker, Input, InputNumber, Select, Space, TimePicker } from 'antd';
import dayjs from 'dayjs';
import { useTranslation } from 'react-i18next';
import { CodePicker } from '@/components/pickers/CodePicker';
import { OrganisationPicker } from '@/components/pickers/OrganisationPicker';
import { PersonPicker } from '@/components/pickers/PersonPicker';
import { ReferencePicker } from '@/components/pickers/ReferencePicker';
import type { Status } from '@/lib/records';
import type { Choice } from '../api';
import { StatusSearch } from '../searches/StatusSearch';
import { arity, type Term } from './query';

interface Props {
  term: Term;
  choice: Choice;
  statuses: Status[];
  onChange: (values: string[]) => void;
}

const units = ['day', 'week', 'month', 'quarter', 'year'] as const;
const day = 'YYYY-MM-DD';

/** What a condition compares with, by operator and type of field. */
export function QueryValue({ term, choice, statuses, onChange }: Props) {
  const { t } = useTranslation('list');
  const label = t('query.value');
  const set = (at: number, value: string) => {
    const values = [...term.values];
    values[at] = value;
    onChange(Array.from(values, (one) => one ?? ''));
  };
  const unit = (at: number) => (
    <Select
      aria-label={t('query.unit')}
      value={term.values[at] || undefined}
      onChange={(value: string) => set(at, value)}
      options={units.map((value) => ({ value, label: t(`units.${value}`) }))}
    />
  );
  if (arity(term.is) === 0) return null;
  if (term.is === 'last' || term.is === 'next')
    return (
      <Space.Compact block>
        <InputNumber
          min={1}
          max={1000}
          precision={0}
          aria-label={label}
          style={{ width: '50%' }}
          value={term.values[0] ? Number(term.values[0]) : null}
          onChange={(value) => set(0, value === null ? '' : String(value))}
        />
        {unit(1)}
      </Space.Compact>
    );
  if (term.is === 'this' || term.is === 'previous') return unit(0);
  if (arity(term.is) < 0) {
    const common = { label, values: term.values, onChange };
    switch (choice.type) {
      case 'status':
        return <StatusSearch {...common} statuses={statuses} />;
      case 'code':
      case 'codes':
        return <CodePicker {...common} table={choice.codes ?? ''} />;
      case 'person':
      case 'persons':
        return <PersonPicker {...common} />;
      case 'organisation':
      case 'organisations':
        return <OrganisationPicker {...common} />;
      default:
        return <ReferencePicker {...common} registry={choice.registry ?? ''} />;
    }
  }
  const one = (at: number) => {
    const value = term.values[at] ?? '';
    switch (choice.type) {
      case 'integer':
      case 'decimal':
      case 'money':
        return (
          <InputNumber
            stringMode
            style={{ width: '100%' }}
            aria-label={label}
            value={value === '' ? null : value}
            onChange={(next) => set(at, next === null ? '' : String(next))}
          />
        );
      case 'date':
      case 'timestamp':
        return (
          <DatePicker
            style={{ width: '100%' }}
            aria-label={label}
            value={value ? dayjs(value) : null}
            onChange={(next) => set(at, next ? dayjs(next).format(day) : '')}
          />
        );
      case 'time':
        return (
          <TimePicker
            format="HH:mm"
            style={{ width: '100%' }}
            aria-label={label}
            value={value ? dayjs(`2026-01-01T${value}`) : null}
            onChange={(next) => set(at, next ? dayjs(next).format('HH:mm') : '')}
          />
        );
      default:
        return (
          <Input
            maxLength={200}
            aria-label={label}
            value={value}
            onChange={(event) => set(at, event.target.value)}
          />
        );
    }
  };
  return arity(term.is) === 2 ? (
    <div style={{ display: 'grid', gridTemplateColumns: '1fr auto 1fr', gap: 6, alignItems: 'center' }}>
      {one(0)}
      <span>{t('query.to')}</span>
      {one(1)}
    </div>
  ) : (
    one(0)
  );
}
