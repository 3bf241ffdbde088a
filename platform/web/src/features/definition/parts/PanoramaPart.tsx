import { Checkbox, Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useLabel } from '@/lib/i18n';
import { useDefinitions } from '../api';
import { errorsBelow, useEditing } from '../editing';
import { nameAt, valueAt, type Source } from '../source';
import { isCode, isNumber } from '../types';
import { useFieldOptions } from './Basics';
import { ChoiceItem, FlagItem, NumberItem, TextItem } from './Inputs';
import { ListEditor } from './ListEditor';
import { tones } from './Statuses';
import styles from '../Definition.module.css';

const standard = ['record_no', 'status', 'owner_org', 'created_at'] as const;
const isDay = (field: Source) => field.type === 'date' || field.type === 'timestamp';
const isPeople = (field: Source) => /^(person|reference)s?$/.test(String(field.type));

/** The page on which everything known of a record stands, and the pages on which this registry's records do. */
export function PanoramaPart() {
  return (
    <>
      <Head />
      <Appearances />
    </>
  );
}

function Head() {
  const { t } = useTranslation('definition');
  const { source, set } = useEditing();
  const fields = useFieldOptions();
  const days = useFieldOptions((field) => field.type === 'date');
  const codes = useFieldOptions((field) => isCode(field.type));
  const has = valueAt(source, 'panorama') !== undefined;
  return (
    <Section title={t('tabs.panorama')}>
      <p className={styles.help}>{t('panorama.help')}</p>
      <Checkbox
        checked={has}
        onChange={(event) => set('panorama', event.target.checked ? { facts: [] } : null)}
      >
        {t('panorama.has')}
      </Checkbox>
      {has && (
        <>
          <div className={styles.grid}>
            <ChoiceItem path="panorama.facts" many label={t('panorama.facts')} options={fields} />
            <ChoiceItem
              path="panorama.until"
              clearable
              label={t('panorama.until')}
              options={days}
              help={t('panorama.untilHelp')}
            />
          </div>
          <ListEditor<Source>
            path="panorama.tags"
            name={t('panorama.tags')}
            heads={[t('panorama.tag'), t('panorama.tones')]}
            cells={(_tag, at, index) => [
              <ChoiceItem
                key="field"
                bare
                path={`${at}.field`}
                label={t('panorama.tagOf', { no: index + 1 })}
                options={codes}
              />,
              <Tones key="tones" path={`${at}.tones`} label={t('panorama.tonesOf', { no: index + 1 })} />,
            ]}
            added={() => ({ field: '' })}
            addText={t('panorama.addTag')}
          />
        </>
      )}
    </Section>
  );
}

const textOf = (value: unknown) =>
  Object.entries((value ?? {}) as Record<string, string>)
    .map(([code, tone]) => `${code}=${tone}`)
    .join(', ');

/** Codes with their colours: `A=done, D=overdue`. */
function Tones({ path, label }: { path: string; label: string }) {
  const { source, errors, set } = useEditing();
  const id = useId();
  const [text, setText] = useState(() => textOf(valueAt(source, path)));
  const typed = (entered: string) => {
    setText(entered);
    const pairs = entered
      .split(/[,，\s]+/)
      .map((pair) => pair.split('='))
      .flatMap(([code, tone]) => (code && tone ? [[code, tone] as const] : []));
    set(path, pairs.length > 0 ? Object.fromEntries(pairs) : null);
  };
  return (
    <>
      <Input
        id={id}
        aria-label={label}
        value={text}
        placeholder={`A=${tones[2]}, D=${tones[4]}`}
        onChange={(event) => typed(event.target.value)}
      />
      {errorsBelow(errors, path).map((error) => (
        <div key={error.field + error.message} className={styles.fault}>
          {error.message}
        </div>
      ))}
    </>
  );
}

function Appearances() {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const registries = (useDefinitions().data?.registries ?? []).map((one) => ({
    value: one.name,
    label: label(one.label) || one.name,
  }));
  const fields = useFieldOptions();
  const days = [...useFieldOptions(isDay), { value: 'created_at', label: t('panorama.created') }];
  const at = (no: number, what: string) => t('panorama.cellOf', { no: no + 1, what });
  return (
    <Section title={t('panorama.appears')}>
      <p className={styles.help}>{t('panorama.appearsHelp')}</p>
      <ListEditor<Source>
        path="appears"
        name={t('panorama.appears')}
        heads={[t('field.zh'), t('field.en'), t('panorama.on'), t('panorama.by'), t('panorama.at')]}
        cells={(_one, path, no) => [
          <TextItem key="zh" bare path={`${path}.label.zh`} label={t('field.zhOf', { no: no + 1 })} />,
          <TextItem key="en" bare path={`${path}.label.en`} label={t('field.enOf', { no: no + 1 })} />,
          <ChoiceItem
            key="on"
            bare
            path={`${path}.on`}
            label={at(no, t('panorama.on'))}
            options={registries}
          />,
          <ChoiceItem key="by" bare path={`${path}.by`} label={at(no, t('panorama.by'))} options={fields} />,
          <ChoiceItem key="at" bare path={`${path}.at`} label={at(no, t('panorama.at'))} options={days} />,
        ]}
        below={(_one, path, no) => <More path={path} at={(what) => at(no, what)} />}
        added={() => ({ label: { zh: '', en: '' }, on: '', by: '', at: '' })}
        addText={t('panorama.addAppearance')}
      />
    </Section>
  );
}

/** What a section shows beyond where it stands. */
function More({ path, at }: { path: string; at: (what: string) => string }) {
  const { t } = useTranslation('definition');
  const { source, set } = useEditing();
  const fields = useFieldOptions();
  const columns = [...standard.map((name) => ({ value: name, label: name })), ...fields];
  const amounts = useFieldOptions((field) => isNumber(field.type));
  const people = useFieldOptions(isPeople);
  const days = useFieldOptions(isDay);
  const flagged = valueAt(source, `${path}.flag`) !== undefined;
  const toneOptions = tones.map((tone) => ({ value: tone, label: t(`status.tones.${tone}`) }));
  const statuses = ((source.statuses ?? []) as Source[]).map((one) => ({
    value: nameAt(one),
    label: nameAt(one),
  }));
  return (
    <div className={styles.grid}>
      <ChoiceItem path={`${path}.columns`} many label={at(t('panorama.columns'))} options={columns} />
      <TextItem path={`${path}.key`} label={at(t('panorama.key'))} help={t('panorama.keyHelp')} />
      <ChoiceItem path={`${path}.total`} clearable label={at(t('panorama.total'))} options={amounts} />
      <ChoiceItem path={`${path}.people`} clearable label={at(t('panorama.people'))} options={people} />
      <ChoiceItem path={`${path}.open`} many label={at(t('panorama.open'))} options={statuses} />
      <NumberItem path={`${path}.order`} label={at(t('panorama.order'))} />
      <FlagItem path={`${path}.quiet`} label={at(t('panorama.quiet'))} />
      <FlagItem path={`${path}.load`} label={at(t('panorama.load'))} />
      <Checkbox
        checked={flagged}
        onChange={(event) =>
          set(`${path}.flag`, event.target.checked ? { label: { zh: '', en: '' }, tone: 'near' } : null)
        }
      >
        {at(t('panorama.flag'))}
      </Checkbox>
      {flagged && (
        <>
          <TextItem path={`${path}.flag.label.zh`} label={at(t('field.zh'))} />
          <TextItem path={`${path}.flag.label.en`} label={at(t('field.en'))} />
          <ChoiceItem path={`${path}.flag.tone`} label={at(t('status.tone'))} options={toneOptions} />
          <ChoiceItem
            path={`${path}.flag.open`}
            clearable
            label={at(t('panorama.flagOpen'))}
            options={days}
          />
        </>
      )}
    </div>
  );
}
