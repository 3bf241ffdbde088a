import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useLabel } from '@/lib/i18n';
import { planOf, savePlan, tryOut, type Field, type ImportScreen, type Words as Chosen } from './api';
import { CodeSelect } from './CodeSelect';
import { useStep } from './useStep';
import styles from './Intake.module.css';

interface Entry {
  word: string;
  /** 0: it has a code already. */
  rows: number;
}

/** Of one field: those without a code first. */
function entries(screen: ImportScreen, field: Field): Entry[] {
  const unknown = screen.unknown.filter((one) => one.field === field.name);
  const chosen = Object.keys(screen.words[field.name] ?? {}).filter((word) =>
    unknown.every((one) => one.word !== word),
  );
  return [...unknown, ...chosen.map((word) => ({ word, rows: 0 }))];
}

/** Which code is meant by words that the code table does not have. */
export function Words({ screen }: { screen: ImportScreen }) {
  const { t } = useTranslation('intake');
  const label = useLabel();
  const id = screen.summary.id;
  const { busy, take } = useStep(id);
  const [changed, setChanged] = useState<Chosen>({});
  const fields = screen.fields.flatMap((field) => {
    const words = field.codes === null ? [] : entries(screen, field);
    return words.length > 0 ? [{ field, table: field.codes ?? '', words }] : [];
  });
  if (fields.length === 0) return null;
  const choose = (field: string, word: string, code: string) =>
    setChanged((before) => ({ ...before, [field]: { ...before[field], [word]: code } }));
  return (
    <Section title={t('words.title')}>
      <p className={styles.muted}>{t('words.lead')}</p>
      <ul className={styles.columns}>
        {fields.flatMap(({ field, table, words }) =>
          words.map(({ word, rows }) => (
            <li key={`${field.name} ${word}`} className={styles.column}>
              <span className={styles.name}>
                {word}
                <span className={styles.samples}>
                  {rows > 0
                    ? t('words.rows', { field: label(field.label), count: rows })
                    : t('words.chosen', { field: label(field.label) })}
                </span>
              </span>
              <CodeSelect
                table={table}
                label={t('words.code', { word })}
                placeholder={t('words.choose')}
                value={changed[field.name]?.[word] ?? screen.words[field.name]?.[word] ?? ''}
                onChange={(code) => choose(field.name, word, code)}
              />
            </li>
          )),
        )}
      </ul>
      <div className={styles.actions}>
        <Button
          type="primary"
          loading={busy}
          disabled={Object.keys(changed).length === 0}
          onClick={() =>
            void take(async () => {
              await savePlan(id, { ...planOf(screen), words: changed });
              return tryOut(id);
            })
          }
        >
          {t('words.again')}
        </Button>
      </div>
    </Section>
  );
}
