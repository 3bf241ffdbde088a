import { Alert, Button, InputNumber, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useLabel } from '@/lib/i18n';
import { planOf, savePlan, tryOut, type Column, type ImportScreen, type OnMatch } from './api';
import { Matching } from './Matching';
import { useStep } from './useStep';
import styles from './Intake.module.css';

interface Props {
  screen: ImportScreen;
  onTried: () => void;
}

/** Which column goes to which field. */
export function Mapping({ screen, onTried }: Props) {
  const { t } = useTranslation('intake');
  const { t: common } = useTranslation();
  const label = useLabel();
  const id = screen.summary.id;
  const { busy, take } = useStep(id);
  const [columns, setColumns] = useState(() => planOf(screen).columns);
  const [match, setMatch] = useState(screen.match);
  const [onMatch, setOnMatch] = useState<OnMatch>(screen.onMatch);
  const used = new Set(Object.values(columns));
  const missing = screen.fields.filter((field) => field.required && !used.has(field.name));
  const keys = screen.keys.filter((one) => one.fields.every((field) => used.has(field)));
  const key = (keys.find((one) => one.name === match) ?? keys[0])?.name ?? null;
  const plan = { sheet: screen.sheet, headRow: screen.headRow, columns, match: key, onMatch };
  const choose = (place: number, field: string) =>
    setColumns((before) => {
      // a field has one column: the one chosen last
      const others = Object.entries(before).filter(
        ([other, taken]) => Number(other) !== place && taken !== field,
      );
      return Object.fromEntries(field ? [...others, [place, field]] : others);
    });
  return (
    <>
      <Section title={t('stages.match')}>
        <p className={styles.muted}>{t('map.lead')}</p>
        <Where
          screen={screen}
          busy={busy}
          onLook={(where) => void take(() => savePlan(id, { ...plan, ...where }))}
        />
        <ul className={styles.columns}>
          {screen.columns.map((column) => (
            <ColumnRow
              key={column.place}
              column={column}
              field={columns[column.place] ?? ''}
              fields={screen.fields.map((field) => ({
                value: field.name,
                label: label(field.label) + (field.required ? ` (${t('map.required')})` : ''),
              }))}
              onField={(field) => choose(column.place, field)}
            />
          ))}
        </ul>
      </Section>
      <Section title={t('map.existing')}>
        <Matching
          keys={keys}
          fields={screen.fields}
          match={key}
          onMatch={onMatch}
          mayChange={screen.mayChange}
          onChange={(chosen, deed) => {
            setMatch(chosen);
            setOnMatch(deed);
          }}
        />
      </Section>
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t('map.missing', {
            fields: missing.map((field) => label(field.label)).join(common('listSeparator')),
          })}
        />
      )}
      <div>
        <Button
          type="primary"
          loading={busy}
          disabled={used.size === 0}
          onClick={() =>
            void take(async () => {
              await savePlan(id, plan);
              return tryOut(id);
            }).then((done) => done && onTried())
          }
        >
          {t('map.try')}
        </Button>{' '}
        <span className={styles.muted}>{t('trial.help')}</span>
      </div>
    </>
  );
}

interface WhereProps {
  screen: ImportScreen;
  busy: boolean;
  onLook: (where: { sheet: number; headRow: number }) => void;
}

/** The sheet and the row of titles, where they were not guessed right. */
function Where({ screen, busy, onLook }: WhereProps) {
  const { t } = useTranslation('intake');
  return (
    <div className={styles.settings}>
      {screen.sheets.length > 1 && (
        <label>
          {t('map.sheet')}
          <Select
            value={screen.sheet}
            disabled={busy}
            style={{ minWidth: 140 }}
            options={screen.sheets.map((name, value) => ({ value, label: name }))}
            onChange={(sheet) => onLook({ sheet, headRow: screen.headRow })}
          />
        </label>
      )}
      <label>
        {t('map.headRow')}
        <InputNumber
          min={1}
          max={1000}
          precision={0}
          defaultValue={screen.headRow}
          disabled={busy}
          style={{ width: 80 }}
          onBlur={(event) => {
            const headRow = Number(event.target.value);
            if (headRow >= 1 && headRow !== screen.headRow) onLook({ sheet: screen.sheet, headRow });
          }}
        />
      </label>
    </div>
  );
}

interface ColumnProps {
  column: Column;
  field: string;
  fields: { value: string; label: string }[];
  onField: (field: string) => void;
}

function ColumnRow({ column, field, fields, onField }: ColumnProps) {
  const { t } = useTranslation('intake');
  const title = column.title || t('map.column', { place: column.place + 1 });
  return (
    <li className={styles.column} data-out={field === ''}>
      <span className={styles.name}>
        {title}
        <span className={styles.samples}>
          {column.samples.length > 0
            ? t('map.samples', { samples: column.samples.join(' / ') })
            : t('map.noSamples')}
        </span>
      </span>
      <Select
        aria-label={t('map.field', { title })}
        value={field}
        showSearch={{ optionFilterProp: 'label' }}
        options={[{ value: '', label: t('map.none') }, ...fields]}
        onChange={onField}
      />
    </li>
  );
}
