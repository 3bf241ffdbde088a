import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '@/lib/address';
import { groupings, useTallies, type Filter, type Grouping, type On } from './api';
import styles from './Cockpit.module.css';

interface Props {
  on: On;
  filter: Filter;
  /** By what it is narrowed, where not by all. */
  only?: Grouping[];
}

/** Narrows to an organisation, a person, a process, a step; each offers what is there, with how much is late. */
export function CockpitFilter({ on, filter, only }: Props) {
  const { t } = useTranslation('deadline');
  const { change } = useAddress();
  const [text, setText] = useState(filter.text ?? '');
  const none = Object.fromEntries([...groupings, 'text'].map((key) => [key, null]));
  return (
    <div className={styles.filter} role="search">
      {!only && (
        <Input
          prefix={<SearchOutlined aria-hidden />}
          allowClear
          value={text}
          aria-label={t('filter.text')}
          placeholder={t('filter.text')}
          onChange={(event) => {
            setText(event.target.value);
            if (event.target.value === '') change({ text: null });
          }}
          onPressEnter={() => change({ text: text.trim() })}
        />
      )}
      {(only ?? groupings).map((by) => (
        <Choice key={by} on={on} by={by} value={filter[by]} />
      ))}
      {Object.keys(filter).length > 0 && (
        <Button
          type="link"
          onClick={() => {
            setText('');
            change(none);
          }}
        >
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}

function Choice({ on, by, value }: { on: On; by: Grouping; value: string | undefined }) {
  const { t } = useTranslation('deadline');
  const { change } = useAddress();
  const tallies = useTallies(on, by).data ?? [];
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      aria-label={t(`by.${on}.${by}`)}
      placeholder={t(`by.${on}.${by}`)}
      value={value}
      onChange={(next: string | undefined) => change({ [by]: next ?? null })}
      options={tallies
        .filter((tally) => tally.key !== '')
        .map((tally) => ({ value: tally.key, label: `${tally.label}（${tally.overdue}/${tally.total}）` }))}
    />
  );
}
