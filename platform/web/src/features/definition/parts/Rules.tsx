import { Input } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useLabel } from '@/lib/i18n';
import { useDefinitions } from '../api';
import { errorsBelow, useEditing } from '../editing';
import { listAt, type Source } from '../source';
import { useFieldOptions } from './Basics';
import { ChoiceItem, TextItem } from './Inputs';
import { ListEditor } from './ListEditor';
import styles from '../Definition.module.css';

/** What the whole record must fulfil, and by what it is found quickly. */
export function Rules() {
  const { t } = useTranslation('definition');
  const fields = useFieldOptions();
  return (
    <>
      <Section title={t('rule.title')}>
        <p className={styles.help}>{t('rule.help')}</p>
        <ListEditor<Source>
          path="rules"
          name={t('rule.title')}
          heads={[t('rule.require'), t('rule.field'), t('rule.zh'), t('rule.en')]}
          cells={(_entry, at, index) => [
            <TextItem
              key="require"
              bare
              path={`${at}.require`}
              label={t('rule.requireOf', { no: index + 1 })}
            />,
            <ChoiceItem
              key="field"
              bare
              clearable
              path={`${at}.field`}
              label={t('rule.fieldOf', { no: index + 1 })}
              options={fields}
            />,
            <TextItem key="zh" bare path={`${at}.message.zh`} label={t('rule.zhOf', { no: index + 1 })} />,
            <TextItem key="en" bare path={`${at}.message.en`} label={t('rule.enOf', { no: index + 1 })} />,
          ]}
          added={() => ({ require: '=', message: { zh: '', en: '' } })}
          addText={t('rule.add')}
        />
      </Section>
      <Section title={t('unique.title')}>
        <ColumnLists path="unique" help={t('unique.help')} />
      </Section>
      <Section title={t('match.title')}>
        <ColumnLists path="match" help={t('match.help')} />
      </Section>
      <Section title={t('index.title')}>
        <ColumnLists path="indexes" help={t('index.help')} />
      </Section>
      <Reverse />
    </>
  );
}

const textOf = (indexes: string[][]) => indexes.map((index) => index.join(', ')).join('\n');

/** Lists of columns: one a line, with commas. */
function ColumnLists({ path, help }: { path: string; help: string }) {
  const { source, errors, set } = useEditing();
  const id = useId();
  const [text, setText] = useState(() => textOf(listAt<string[]>(source, path)));
  const typed = (entered: string) => {
    setText(entered);
    set(
      path,
      entered
        .split('\n')
        .map((line) =>
          line
            .split(/[,，\s]+/)
            .map((column) => column.trim())
            .filter((column) => column !== ''),
        )
        .filter((columns) => columns.length > 0),
    );
  };
  return (
    <>
      <label className={styles.help} htmlFor={id}>
        {help}
      </label>
      <Input.TextArea
        id={id}
        autoSize={{ minRows: 3 }}
        value={text}
        onChange={(event) => typed(event.target.value)}
      />
      {errorsBelow(errors, path).map((error) => (
        <div key={error.field + error.message} className={styles.fault}>
          {error.field}: {error.message}
        </div>
      ))}
    </>
  );
}

/** Lists of other registries' records that refer to one of this. */
function Reverse() {
  const { t } = useTranslation('definition');
  const label = useLabel();
  const registries = (useDefinitions().data?.registries ?? []).map((one) => ({
    value: one.name,
    label: label(one.label) || one.name,
  }));
  return (
    <Section title={t('reverse.title')}>
      <p className={styles.help}>{t('reverse.help')}</p>
      <ListEditor<Source>
        path="reverse"
        name={t('reverse.title')}
        heads={[t('field.zh'), t('field.en'), t('reverse.registry'), t('reverse.field')]}
        cells={(_entry, at, index) => [
          <TextItem key="zh" bare path={`${at}.label.zh`} label={t('field.zhOf', { no: index + 1 })} />,
          <TextItem key="en" bare path={`${at}.label.en`} label={t('field.enOf', { no: index + 1 })} />,
          <ChoiceItem
            key="registry"
            bare
            path={`${at}.registry`}
            label={t('reverse.registryOf', { no: index + 1 })}
            options={registries}
          />,
          <TextItem key="field" bare path={`${at}.field`} label={t('reverse.fieldOf', { no: index + 1 })} />,
        ]}
        added={() => ({ registry: '', field: '', label: { zh: '', en: '' } })}
        addText={t('reverse.add')}
      />
    </Section>
  );
}
