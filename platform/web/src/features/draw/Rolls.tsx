import { Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Listed } from '@/components/Listed';
import { ValueTable } from '@/components/ValueTable';
import type { Field } from '@/lib/records';
import { useField, useNames, useRoll, type Draw, type RollName, type RollRow } from './api';
import { useReason } from './reasons';
import styles from './DrawList.module.css';

const rolls = ['pool', 'exclusions', 'officers', 'officer-exclusions'] as const;

/** Everybody who was in question, by name: who could be drawn or sent, who could not and why. */
export function Rolls({ draw }: { draw: Draw }) {
  return rolls.map((roll) => <Roll key={roll} draw={draw} roll={roll} />);
}

/** Read when it is opened. */
function Roll({ draw, roll }: { draw: Draw; roll: RollName }) {
  const { t } = useTranslation('draw');
  const [open, setOpen] = useState(false);
  return (
    <details className={styles.more} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t(`rolls.${roll}`)}</summary>
      {open && <RollPages draw={draw} roll={roll} />}
    </details>
  );
}

function RollPages({ draw, roll }: { draw: Draw; roll: RollName }) {
  const { t } = useTranslation('draw');
  const [q, setQ] = useState('');
  const found = useRoll(draw.id, roll, q);
  return (
    <div className={styles.roll}>
      <Input.Search
        allowClear
        className={styles.search}
        aria-label={t('find', { roll: t(`rolls.${roll}`) })}
        placeholder={t('findHint')}
        onSearch={(words) => setQ(words.trim())}
      />
      <Listed found={found} lines={4} none={<p className={styles.verify}>{t('nobody')}</p>}>
        {(rows) => <RollTable draw={draw} roll={roll} rows={rows} />}
      </Listed>
    </div>
  );
}

function RollTable({ draw, roll, rows }: { draw: Draw; roll: RollName; rows: RollRow[] }) {
  const { t } = useTranslation('draw');
  const reason = useReason();
  const { rules } = draw;
  const strata = useCodes(rules.subjects?.registry, rules.words?.stratum?.field, rows, (row) => row.stratum);
  const groups = useCodes(rules.officers?.registry, rules.officers?.group, rows, (row) => row.group);
  const columns = {
    name: (row: RollRow) => row.name ?? t('deleted', { id: row.id }),
    key: (row: RollRow) => row.key ?? row.id,
    reason: (row: RollRow) => row.reason && reason(row.reason),
    stratum: (row: RollRow) => strata(row.stratum),
    weight: (row: RollRow) => row.weight,
    drawn: (row: RollRow) => (row.drawn ? t('yes') : ''),
    group: (row: RollRow) => groups(row.group),
    load: (row: RollRow) => row.load,
    recusals: (row: RollRow) => row.recusals,
  };
  const shown = shownIn(draw, roll);
  const list: Field = {
    name: roll,
    type: 'table',
    label: same(t(`rolls.${roll}`)),
    columns: shown.map((name) => ({ name, type: 'text', label: same(t(`columns.${name}`)) })),
  };
  return (
    <ValueTable
      field={list}
      rows={rows.map((row) => Object.fromEntries(shown.map((name) => [name, columns[name](row)])))}
    />
  );
}

type Column = 'name' | 'key' | 'reason' | 'stratum' | 'weight' | 'drawn' | 'group' | 'load' | 'recusals';

function shownIn({ rules, state }: Draw, roll: RollName): Column[] {
  if (roll === 'officers') return ['name', 'key', 'group', 'load', 'recusals'];
  if (roll !== 'pool') return ['name', 'key', 'reason'];
  const shown: Column[] = ['name', 'key'];
  if (rules.stratum && rules.words?.stratum !== null) shown.push('stratum');
  if (rules.weighted) shown.push('weight');
  if (state === 'drawn') shown.push('drawn');
  return shown;
}

/** What the codes of a field mean, of those in these rows. */
function useCodes(
  registry: string | undefined,
  name: string | null | undefined,
  rows: RollRow[],
  code: (row: RollRow) => string | undefined,
) {
  const field = useField(registry, name);
  const codes = [...new Set(rows.map((row) => code(row) ?? '').filter((one) => one !== ''))].sort();
  const names = useNames(field, codes);
  return (one: string | undefined) => names[codes.indexOf(one ?? '')] ?? one;
}

const same = (text: string) => ({ zh: text, en: text });
