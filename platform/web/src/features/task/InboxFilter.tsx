import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, Select, type InputRef } from 'antd';
import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import type { TaskSummary } from './api';
import styles from './InboxFilter.module.css';

const dues = ['near', 'overdue'] as const;

/** Narrows the list; the address keeps it. */
export function InboxFilter({ rows, ref }: { rows: TaskSummary[]; ref: Ref<InputRef> }) {
  const { t } = useTranslation('task');
  const label = useLabel();
  const { parameters, change } = useAddress();
  const q = parameters.get('q') ?? '';
  const due = parameters.get('due') ?? '';
  const process = parameters.get('process') ?? '';
  const [text, setText] = useState(q);
  const [shown, setShown] = useState(q);
  if (q !== shown) {
    setShown(q);
    setText(q);
  }
  const processes = new Map(rows.map((row) => [row.processId, label(row.processLabel)]));
  const search = () => change({ q: text.trim(), task: null });
  return (
    <div className={styles.filter} role="search">
      <Input
        ref={ref}
        className={styles.search}
        prefix={<SearchOutlined aria-hidden />}
        allowClear
        value={text}
        aria-label={t('filter.search')}
        placeholder={t('filter.searchHint')}
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value === '') change({ q: null, task: null });
        }}
        onPressEnter={search}
        onBlur={() => text.trim() !== q && search()}
      />
      <Select
        className={styles.select}
        aria-label={t('filter.due')}
        value={due}
        onChange={(value) => change({ due: value, task: null })}
        options={[
          { value: '', label: t('filter.anyDue') },
          ...dues.map((value) => ({ value, label: t(`filter.${value}`) })),
        ]}
      />
      {(processes.size > 1 || process !== '') && (
        <Select
          className={styles.select}
          aria-label={t('filter.process')}
          value={process}
          onChange={(value) => change({ process: value, task: null })}
          options={[
            { value: '', label: t('filter.anyProcess') },
            ...[...processes].map(([value, text]) => ({ value, label: text })),
          ]}
        />
      )}
      {(q || due || process) && (
        <Button type="link" size="small" onClick={() => change({ q: null, due: null, process: null })}>
          {t('filter.clear')}
        </Button>
      )}
    </div>
  );
}
