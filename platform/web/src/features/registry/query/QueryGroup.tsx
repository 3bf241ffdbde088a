import { CloseOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Segmented, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import type { Status } from '@/lib/records';
import type { Choice } from '../api';
import { isGroup, type Group, type Part, type Term } from './query';
import styles from './Query.module.css';
import { QueryValue } from './QueryValue';

interface Props {
  group: Group;
  choices: Choice[];
  statuses: Status[];
  depth?: number;
  onChange: (group: Group) => void;
  onRemove?: () => void;
}

const deepest = 3;

/** Conditions of which all or any must hold; groups may stand in it. */
export function QueryGroup({ group, choices, statuses, depth = 1, onChange, onRemove }: Props) {
  const { t } = useTranslation('list');
  const put = (at: number, part: Part | null) =>
    onChange({ ...group, parts: group.parts.flatMap((one, i) => (i === at ? (part ? [part] : []) : [one])) });
  const add = (part: Part) => onChange({ ...group, parts: [...group.parts, part] });
  const empty: Term = { field: '', is: '', values: [] };
  return (
    <fieldset className={styles.group} data-depth={depth}>
      <legend className="jg-hidden">{t('query.group')}</legend>
      <div className={styles.head}>
        <Segmented
          size="small"
          value={group.kind}
          onChange={(kind) => onChange({ ...group, kind })}
          options={[
            { value: 'all' as const, label: t('query.all') },
            { value: 'any' as const, label: t('query.any') },
          ]}
        />
        {onRemove && (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('query.removeGroup')}
            onClick={onRemove}
          />
        )}
      </div>
      {group.parts.map((part, at) =>
        isGroup(part) ? (
          <QueryGroup
            key={at}
            group={part}
            choices={choices}
            statuses={statuses}
            depth={depth + 1}
            onChange={(next) => put(at, next)}
            onRemove={() => put(at, null)}
          />
        ) : (
          <TermRow
            key={at}
            term={part}
            choices={choices}
            statuses={statuses}
            onChange={(next) => put(at, next)}
            onRemove={() => put(at, null)}
          />
        ),
      )}
      <div className={styles.tools}>
        <Button type="dashed" size="small" icon={<PlusOutlined />} onClick={() => add(empty)}>
          {t('query.add')}
        </Button>
        {depth < deepest && (
          <Button
            type="text"
            size="small"
            onClick={() => add({ kind: group.kind === 'all' ? 'any' : 'all', parts: [empty] })}
          >
            {t('query.addGroup')}
          </Button>
        )}
      </div>
    </fieldset>
  );
}

interface TermProps {
  term: Term;
  choices: Choice[];
  statuses: Status[];
  onChange: (term: Term) => void;
  onRemove: () => void;
}

function TermRow({ term, choices, statuses, onChange, onRemove }: TermProps) {
  const { t } = useTranslation('list');
  const label = useLabel();
  const choice = choices.find((one) => one.name === term.field);
  return (
    <div className={styles.term}>
      <Select
        aria-label={t('query.field')}
        placeholder={t('query.field')}
        showSearch={{ optionFilterProp: 'label' }}
        value={term.field || undefined}
        options={choices
          .filter((one) => one.operators.length > 0)
          .map((one) => ({ value: one.name, label: label(one.label) }))}
        onChange={(field: string) => {
          const next = choices.find((one) => one.name === field);
          onChange({ field, is: next?.operators[0] ?? '', values: [] });
        }}
      />
      <Select
        aria-label={t('query.operator')}
        placeholder={t('query.operator')}
        disabled={!choice}
        value={term.is || undefined}
        options={choice?.operators.map((value) => ({ value, label: t(`operators.${value}`) }))}
        onChange={(is: string) => onChange({ ...term, is, values: [] })}
      />
      <div className={styles.value}>
        {choice && (
          <QueryValue
            term={term}
            choice={choice}
            statuses={statuses}
            onChange={(values) => onChange({ ...term, values })}
          />
        )}
      </div>
      <Button type="text" icon={<CloseOutlined />} aria-label={t('query.remove')} onClick={onRemove} />
    </div>
  );
}
