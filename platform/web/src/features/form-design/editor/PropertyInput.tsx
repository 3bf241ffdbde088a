import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { AutoComplete, Button, Checkbox, Input, InputNumber, Select } from 'antd';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '@/lib/i18n';
import { useChoices } from '../api';
import type { Property } from '../properties';

interface Props {
  property: Property;
  value: unknown;
  names: string[];
  onChange: (value: unknown) => void;
  /** The English of the text; undefined where it has none. */
  english?: string;
  onEnglish: (text: string) => void;
}

const megabyte = 1024 * 1024;

const textOf = (value: unknown) =>
  typeof value === 'string' ? value : value === undefined || value === null ? '' : String(value);

/** One property by its label. */
export function PropertyInput(props: Props) {
  const { property, value, english, onEnglish, onChange } = props;
  const { t, i18n } = useTranslation('formDesign');
  const id = useId();
  const name = t(`properties.${property.name as 'label'}`);
  const helpKey = `help.${property.name}`;
  const help = i18n.exists(helpKey, { ns: 'formDesign' }) ? t(helpKey as 'help.key') : undefined;
  if (property.kind === 'flag') {
    return (
      <Checkbox
        className="jg-panel-flag"
        checked={value === true}
        onChange={({ target }) => onChange(target.checked)}
      >
        {name}
      </Checkbox>
    );
  }
  return (
    <div className="jg-panel-item">
      <label htmlFor={id}>{name}</label>
      <Control {...props} id={id} />
      {english !== undefined && textOf(value) !== '' && (
        <Input
          aria-label={`${name} ${t('panel.english')}`}
          placeholder={t('panel.english')}
          value={english}
          onChange={({ target }) => onEnglish(target.value)}
        />
      )}
      {help && <span className="jg-panel-help">{help}</span>}
    </div>
  );
}

function Control(props: Props & { id: string }) {
  const { property, value, onChange, id } = props;
  const { t } = useTranslation('formDesign');
  switch (property.kind) {
    case 'long':
      return (
        <Input.TextArea
          id={id}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={textOf(value)}
          onChange={({ target }) => onChange(target.value)}
        />
      );
    case 'number':
    case 'decimal':
      return (
        <InputNumber
          id={id}
          style={{ width: '100%' }}
          precision={property.kind === 'number' ? 0 : undefined}
          value={typeof value === 'number' ? value : value === undefined ? null : Number(value)}
          onChange={(next) => onChange(next ?? undefined)}
        />
      );
    case 'size':
      return (
        <InputNumber
          id={id}
          style={{ width: '100%' }}
          min={0.1}
          precision={1}
          suffix="MB"
          value={typeof value === 'number' ? value / megabyte : null}
          onChange={(next) => onChange(next ? Math.round(next * megabyte) : undefined)}
        />
      );
    case 'choice':
      return (
        <Select
          id={id}
          value={textOf(value) || (property.values?.[0] ?? '')}
          options={(property.values ?? []).map((one) => ({
            value: one,
            label: t(`choices.${property.name}.${one}` as 'choices.tone.info'),
          }))}
          onChange={(next) => onChange(property.path === 'layout.columns' && next ? Number(next) : next)}
        />
      );
    case 'feel':
      return <Feel {...props} />;
    case 'codes':
    case 'registries':
    case 'role':
      return <Chosen {...props} />;
    case 'options':
      return <Options {...props} />;
    case 'key':
      return <Key {...props} />;
    default:
      return <Input id={id} value={textOf(value)} onChange={({ target }) => onChange(target.value)} />;
  }
}

function Feel({ id, value, onChange }: Props & { id: string }) {
  const { t } = useTranslation('formDesign');
  return (
    <Input.TextArea
      id={id}
      className="jg-panel-code"
      autoSize={{ minRows: 1, maxRows: 6 }}
      placeholder={t('panel.feel')}
      value={textOf(value)}
      onChange={({ target }) => onChange(target.value === 'true' ? true : target.value)}
    />
  );
}

const sources = { codes: 'codes', registries: 'registries', role: 'roles' } as const;

function Chosen({ id, property, value, onChange }: Props & { id: string }) {
  const found = useChoices(sources[property.kind as 'codes'], useLanguage());
  return (
    <Select
      id={id}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      loading={found.isPending}
      value={typeof value === 'string' ? value : null}
      options={found.data ?? []}
      onChange={(next: string | null | undefined) => onChange(next ?? undefined)}
    />
  );
}

/** A key takes effect when it is left: while it is typed it may be another field's. */
function Key({ id, value, names, onChange }: Props & { id: string }) {
  const { t } = useTranslation('formDesign');
  const [typed, setTyped] = useState<string>();
  const shown = typed ?? textOf(value);
  const done = (text: string) => {
    setTyped(undefined);
    if (text.trim() !== '' && text !== value) onChange(text.trim());
  };
  return (
    <>
      <AutoComplete
        id={id}
        value={shown}
        options={names
          .filter((name) => name.includes(shown) || shown === value)
          .map((name) => ({ value: name }))}
        onChange={setTyped}
        onSelect={done}
        onBlur={() => typed !== undefined && done(typed)}
      />
      {names.length > 0 && (
        <span className="jg-panel-help">
          {t(names.includes(shown.split('.')[0] ?? '') ? 'panel.isField' : 'panel.notField')}
        </span>
      )}
    </>
  );
}

interface Option {
  value: string;
  label: string;
}

function Options({ id, value, onChange }: Props & { id: string }) {
  const { t } = useTranslation('formDesign');
  const options = Array.isArray(value) ? (value as Option[]) : [];
  const set = (at: number, part: Partial<Option>) =>
    onChange(options.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <div className="jg-panel-options">
      {options.map((option, at) => (
        <div key={at}>
          <Input
            aria-label={t('panel.optionText', { no: at + 1 })}
            placeholder={t('panel.text')}
            value={option.label}
            onChange={({ target }) => set(at, { label: target.value })}
          />
          <Input
            aria-label={t('panel.optionValue', { no: at + 1 })}
            placeholder={t('panel.value')}
            value={option.value}
            onChange={({ target }) => set(at, { value: target.value })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={t('panel.removeOption', { no: at + 1 })}
            onClick={() => onChange(options.filter((_one, index) => index !== at))}
          />
        </div>
      ))}
      <Button
        id={id}
        size="small"
        icon={<PlusOutlined aria-hidden />}
        onClick={() =>
          onChange([
            ...options,
            { value: `option${options.length + 1}`, label: `${t('panel.text')} ${options.length + 1}` },
          ])
        }
      >
        {t('panel.addOption')}
      </Button>
    </div>
  );
}
