import { DownOutlined, UpOutlined } from '@ant-design/icons';
import { Badge, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { errorsBelow, useEditing } from '../editing';
import { labelAt, listAt, nameAt, nameOf, type Source } from '../source';
import { retyped, types } from '../types';
import { ChoiceItem, FlagItem, TextItem } from './Inputs';
import { FieldDetails } from './FieldDetails';
import { ListEditor } from './ListEditor';

/** Seen in the row itself. */
const inRow = ['name', 'type', 'label.zh', 'label.en', 'required'];

interface Props {
  path?: string;
  title: string;
  addText: string;
  without?: readonly string[];
}

/** The fields of a registry, or the columns of a table field. */
export function FieldTable({ path = 'fields', title, addText, without = [] }: Props) {
  const { t } = useTranslation('definition');
  const { source, published, errors, set } = useEditing();
  const [open, setOpen] = useState<number>();
  const options = types
    .filter((type) => !without.includes(type))
    .map((type) => ({ value: type, label: t(`types.${type}`) }));
  const known = listAt(published, path).map(nameAt);
  // The name follows the English label until the field is published or has a name of its own.
  const typed = (at: string, entry: Source, english: string) => {
    const name = nameAt(entry);
    const follows = !known.includes(name) && name === nameOf(String(labelAt(entry)?.en ?? ''), [], 'field');
    const others = listAt(source, path)
      .map(nameAt)
      .filter((other) => other !== name);
    set(at, {
      ...entry,
      label: { zh: '', ...labelAt(entry), en: english },
      ...(follows || /^field(_\d+)?$/.test(name) ? { name: nameOf(english, others, 'field') } : {}),
    });
  };
  return (
    <Section title={path === 'fields' ? title : undefined}>
      <ListEditor<Source>
        path={path}
        name={title}
        heads={[t('field.zh'), t('field.en'), t('name'), t('field.type'), t('field.required')]}
        cells={(entry, at, index) => [
          <TextItem key="zh" bare path={`${at}.label.zh`} label={t('field.zhOf', { no: index + 1 })} />,
          <TextItem
            key="en"
            bare
            path={`${at}.label.en`}
            label={t('field.enOf', { no: index + 1 })}
            onTyped={(english) => typed(at, entry, english)}
          />,
          <TextItem
            key="name"
            bare
            path={`${at}.name`}
            label={t('field.nameOf', { no: index + 1 })}
            disabled={known.includes(nameAt(entry))}
          />,
          <ChoiceItem
            key="type"
            bare
            path={`${at}.type`}
            label={t('field.typeOf', { no: index + 1 })}
            options={options}
            onChosen={(type) => set(at, retyped(entry, String(type)))}
          />,
          <FlagItem
            key="required"
            bare
            path={`${at}.required`}
            label={t('field.requiredOf', { no: index + 1 })}
          />,
        ]}
        extra={(entry, at, index) => {
          const hidden = errorsBelow(errors, at).filter(
            (error) => !inRow.includes(error.field.slice(at.length + 1)),
          ).length;
          return (
            <Badge size="small" count={open === index ? 0 : hidden} offset={[-6, 4]}>
              <Button
                type="text"
                size="small"
                aria-expanded={open === index}
                aria-label={t('field.more', { what: labelAt(entry)?.zh || nameAt(entry) || index + 1 })}
                icon={open === index ? <UpOutlined /> : <DownOutlined />}
                onClick={() => setOpen(open === index ? undefined : index)}
              >
                {t('field.settings')}
              </Button>
            </Badge>
          );
        }}
        below={(entry, at, index) => open === index && <FieldDetails field={entry} at={at} />}
        added={(entries) => ({
          name: nameOf('', entries.map(nameAt), 'field'),
          type: 'text',
          label: { zh: '', en: '' },
        })}
        addText={addText}
      />
    </Section>
  );
}
