import { Checkbox, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '@/lib/address';
import { urgent, useFacets, type Facets, type Scope } from './api';
import styles from './InboxFilter.module.css';

const dues = ['near', 'overdue', 'today', 'none'] as const;

/** What the list can be narrowed to: only what is there. */
export function FilterFields({ scope }: { scope: Scope }) {
  const { t } = useTranslation('task');
  const { parameters, change } = useAddress();
  const { data } = useFacets(scope, true);
  const facets = data?.facets ?? [];
  const chosen = (key: string) => parameters.get(key) ?? '';
  const process = chosen('process');
  const pick = (key: string, any: string, options: Map<string, string>) => (
    <Select
      key={key}
      value={chosen(key)}
      aria-label={any}
      onChange={(value: string) =>
        change({ [key]: value, task: null, ...(key === 'process' && { step: null }) })
      }
      options={[{ value: '', label: any }, ...[...options].map(([value, label]) => ({ value, label }))]}
    />
  );
  const tick = (key: string, value: string, label: string) => (
    <Checkbox
      checked={chosen(key) === value}
      onChange={(event) => change({ [key]: event.target.checked ? value : null, task: null })}
    >
      {label}
    </Checkbox>
  );
  return (
    <div className={styles.fields}>
      {pick('due', t('filter.anyDue'), new Map(dues.map((due) => [due, t(`filter.${due}`)])))}
      {pick(
        'process',
        t('filter.anyProcess'),
        names(facets, (one) => [one.process, one.processName]),
      )}
      {process !== '' &&
        pick(
          'step',
          t('filter.anyStep'),
          names(
            facets.filter((one) => one.process === process),
            (one) => [one.step, one.stepName],
          ),
        )}
      {pick(
        'organisation',
        t('filter.anyOrganisation'),
        names(facets, (one) => [one.organisation, data?.organisations[one.organisation] ?? one.organisation]),
      )}
      {tick('priority', String(urgent), t('filter.priority'))}
      {tick('unread', 'true', t('filter.unread'))}
    </div>
  );
}

type Facet = Facets['facets'][number];

/** Each name with how many tasks lie there. */
function names(facets: Facet[], of: (facet: Facet) => [string, string]): Map<string, string> {
  const tasks = new Map<string, { name: string; tasks: number }>();
  for (const facet of facets) {
    const [key, name] = of(facet);
    tasks.set(key, { name, tasks: (tasks.get(key)?.tasks ?? 0) + facet.tasks });
  }
  return new Map([...tasks].map(([key, one]) => [key, `${one.name} (${one.tasks})`]));
}
