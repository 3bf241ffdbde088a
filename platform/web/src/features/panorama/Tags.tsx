import { useTranslation } from 'react-i18next';
import { RecordStatus, StatusTag } from '@/components/StatusTag';
import { useLabel } from '@/lib/i18n';
import type { Tone } from '@/lib/records';
import { day, today } from '@/lib/time';
import type { Panorama } from './api';
import styles from './Panorama.module.css';

const soon = 90;
const many = (value: unknown): string[] =>
  Array.isArray(value) ? value.map(String) : value === null || value === undefined ? [] : [String(value)];

export const daysLeft = (until: string, from: string) =>
  Math.round((new Date(until).getTime() - new Date(from).getTime()) / day);

/** What has to be known first: state, credit, risk, and what is in force against it. */
export function Tags({ panorama }: { panorama: Panorama }) {
  const { t } = useTranslation('panorama');
  const label = useLabel();
  return (
    <span className={styles.tags}>
      <RecordStatus statuses={panorama.statuses} code={panorama.status} />
      {panorama.tags.flatMap((tag) => {
        const texts = many(panorama.labels[tag.field]);
        return many(panorama.values[tag.field]).map((code, index) => (
          <StatusTag key={`${tag.field}/${code}`} tone={tag.tones[code] ?? 'waiting'}>
            {texts[index] ?? code}
          </StatusTag>
        ));
      })}
      {panorama.sections.map(
        ({ section, flag }) =>
          flag && (
            <StatusTag key={section} tone={flag.tone}>
              {t('flagOf', { label: label(flag.label), count: flag.count })}
            </StatusTag>
          ),
      )}
      <Validity panorama={panorama} />
    </span>
  );
}

function Validity({ panorama: { until, values, facts } }: { panorama: Panorama }) {
  const { t } = useTranslation('panorama');
  const label = useLabel();
  const date = until ? values[until] : undefined;
  if (typeof date !== 'string') return null;
  const left = daysLeft(date, today());
  const tone: Tone = left < 0 ? 'overdue' : left <= soon ? 'near' : 'done';
  const name = label(facts.find((field) => field.name === until)?.label);
  const text = left < 0 ? 'ranOut' : left <= soon ? 'runsOut' : 'until';
  return <StatusTag tone={tone}>{t(text, { label: name, day: date, count: left })}</StatusTag>;
}
