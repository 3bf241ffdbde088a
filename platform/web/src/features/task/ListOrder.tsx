import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAddress } from '@/lib/address';
import type { Scope } from './api';
import { groupings } from './groups';
import styles from './InboxFilter.module.css';

const sorts = ['due', 'created', 'priority'] as const;

/** What comes first, and under which headings. */
export function ListOrder({ scope }: { scope: Scope }) {
  const { t } = useTranslation('task');
  const { parameters, change } = useAddress();
  return (
    <>
      {scope !== 'done' && scope !== 'copied' && (
        <Select
          size="small"
          variant="borderless"
          className={styles.order}
          aria-label={t('sort.label')}
          value={parameters.get('sort') ?? 'due'}
          popupMatchSelectWidth={false}
          onChange={(sort: string) => change({ sort: sort === 'due' ? null : sort })}
          options={sorts.map((value) => ({ value, label: t(`sort.${value}`) }))}
        />
      )}
      <Select
        size="small"
        variant="borderless"
        className={styles.order}
        aria-label={t('group.label')}
        value={parameters.get('group') ?? ''}
        popupMatchSelectWidth={false}
        onChange={(group: string) => change({ group })}
        options={[
          { value: '', label: t('group.none') },
          ...groupings.map((value) => ({ value, label: t(`group.${value}`) })),
        ]}
      />
    </>
  );
}
