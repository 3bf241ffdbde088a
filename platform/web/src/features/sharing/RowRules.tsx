import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { api, type FieldError } from '@/lib/api';
import { useOffers, type Criterion, type ServiceDefinition } from './api';
import { RuleValues } from './RuleValues';
import styles from './Sharing.module.css';

interface Props {
  draft: ServiceDefinition;
  errors: FieldError[];
  onChange: (draft: ServiceDefinition) => void;
}

const useOrganisations = () =>
  useQuery({
    queryKey: ['organisations'],
    queryFn: ({ signal }) => api.get<{ code: string; name: string }[]>('/api/organisations', { signal }),
  });

const OPERATORS = ['is', 'not', 'from', 'until', 'empty', 'filled'] as const;
const RANGED = ['date', 'timestamp', 'integer', 'decimal', 'money'];

const operators = (type: string | undefined) =>
  OPERATORS.filter((one) => !['from', 'until'].includes(one) || RANGED.includes(type ?? ''));

/** Which records are given: conditions that must all hold, and whose records. */
export function RowRules({ draft, errors, onChange }: Props) {
  const { t } = useTranslation('sharing');
  const offers = (useOffers(draft.registry).data?.fields ?? []).filter(
    (one) => !one.personal && !['table', 'point', 'files'].includes(one.type),
  );
  const organisations = useOrganisations().data ?? [];
  const set = (where: Criterion[]) => onChange({ ...draft, where });
  const change = (index: number, by: Partial<Criterion>) =>
    set(draft.where.map((one, at) => (at === index ? { ...one, ...by } : one)));
  return (
    <Section
      title={t('rowsTitle')}
      extra={
        <Button
          size="small"
          onClick={() =>
            set([...draft.where, { field: offers[0]?.field ?? 'status', operator: 'is', values: [] }])
          }
        >
          {t('addRule')}
        </Button>
      }
    >
      <label>
        <span className={styles.label}>{t('organisations')}</span>
        <Select
          mode="multiple"
          style={{ width: '100%', maxWidth: 560 }}
          placeholder={t('organisationsHint')}
          showSearch={{ optionFilterProp: 'label' }}
          value={draft.organisations}
          options={organisations.map((one) => ({ value: one.code, label: one.name }))}
          onChange={(chosen: string[]) => onChange({ ...draft, organisations: chosen })}
        />
      </label>
      {draft.where.length === 0 && <p className={styles.muted}>{t('allRows')}</p>}
      {draft.where.map((rule, index) => (
        <div key={index} className={styles.line} style={{ marginTop: 8 }}>
          <Select
            style={{ minWidth: 180 }}
            aria-label={`${t('field')} ${index + 1}`}
            showSearch={{ optionFilterProp: 'label' }}
            value={rule.field}
            options={offers.map((one) => ({ value: one.field, label: one.label }))}
            onChange={(field: string) => change(index, { field, operator: 'is', values: [] })}
          />
          <Select
            style={{ minWidth: 160 }}
            aria-label={`${t('operator')} ${index + 1}`}
            value={rule.operator}
            options={operators(offers.find((one) => one.field === rule.field)?.type).map((value) => ({
              value,
              label: t(`operators.${value}`),
            }))}
            onChange={(operator: string) => change(index, { operator, values: [] })}
          />
          {!['empty', 'filled'].includes(rule.operator) && (
            <RuleValues
              label={`${t('value')} ${index + 1}`}
              field={offers.find((one) => one.field === rule.field)}
              rule={rule}
              onChange={(values) => change(index, { values })}
            />
          )}
          <Button
            size="small"
            type="text"
            danger
            aria-label={t('removeOf', { what: `${index + 1}` })}
            onClick={() => set(draft.where.filter((_, at) => at !== index))}
          >
            {t('remove')}
          </Button>
          {errors
            .filter((one) => one.field.startsWith(`where[${index}]`))
            .map((one) => (
              <span key={one.code} className={styles.fault}>
                {one.message}
              </span>
            ))}
        </div>
      ))}
    </Section>
  );
}
