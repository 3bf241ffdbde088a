import { SearchOutlined } from '@ant-design/icons';
import { Checkbox, DatePicker, Input, Select, type InputRef } from 'antd';
import dayjs from 'dayjs';
import type { Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '@/lib/address';
import { useProcesses } from './api';
import { states } from './InstanceState';
import styles from './Operation.module.css';

/** What to look for, kept in the address. */
export function InstanceSearch({ search }: { search: Ref<InputRef> }) {
  const { t } = useTranslation('operation');
  const { parameters, change } = useAddress();
  const processes = useProcesses().data ?? [];
  const value = (key: string) => parameters.get(key) ?? undefined;
  const process = processes.find((one) => one.id === value('process'));
  const q = value('q') ?? '';
  return (
    <div className={styles.search} role="search">
      <Input
        ref={search}
        key={q}
        className={styles.words}
        defaultValue={q}
        allowClear
        prefix={<SearchOutlined aria-hidden />}
        aria-label={t('instances.search')}
        placeholder={t('instances.search')}
        onPressEnter={(event) => change({ q: event.currentTarget.value.trim() })}
        onBlur={(event) => event.target.value.trim() !== q && change({ q: event.target.value.trim() })}
        onClear={() => change({ q: null })}
      />
      <Choice
        name={t('instances.process')}
        value={process?.id}
        onChange={(one) => change({ process: one, version: null, element: null })}
        options={processes.map((one) => ({ value: one.id, label: one.label }))}
      />
      {process && (
        <>
          <Choice
            name={t('instances.version')}
            value={value('version')}
            onChange={(version) => change({ version })}
            options={process.versions.map(({ version }) => ({
              value: String(version),
              label: t('instances.versionOf', { version }),
            }))}
          />
          <Choice
            name={t('instances.element')}
            value={value('element')}
            onChange={(element) => change({ element })}
            options={process.elements.map((one) => ({ value: one.id, label: one.name }))}
          />
        </>
      )}
      <Choice
        name={t('instances.state')}
        value={value('state')}
        onChange={(state) => change({ state })}
        options={states
          .filter((state) => state !== 'starting')
          .map((state) => ({ value: state, label: t(`instances.${state}`) }))}
      />
      <Day
        name={t('instances.from')}
        value={value('from')}
        onChange={(day) => change({ from: day?.startOf('day').toISOString() })}
      />
      <Day
        name={t('instances.until')}
        value={value('until')}
        onChange={(day) => change({ until: day?.endOf('day').toISOString() })}
      />
      <Checkbox
        className={styles.stuck}
        checked={value('incident') === 'true'}
        onChange={(event) => change({ incident: event.target.checked ? 'true' : null })}
      >
        {t('instances.stuck')}
      </Checkbox>
    </div>
  );
}

interface ChoiceProps {
  name: string;
  value: string | undefined;
  onChange: (value: string | null) => void;
  options: { value: string; label: string }[];
}

function Choice({ name, value, onChange, options }: ChoiceProps) {
  return (
    <Select
      aria-label={name}
      placeholder={name}
      allowClear
      showSearch={{ optionFilterProp: 'label' }}
      value={value}
      onChange={(one: string | undefined) => onChange(one ?? null)}
      options={options}
    />
  );
}

interface DayProps {
  name: string;
  value: string | undefined;
  onChange: (day: dayjs.Dayjs | null) => void;
}

function Day({ name, value, onChange }: DayProps) {
  return (
    <DatePicker
      aria-label={name}
      placeholder={name}
      value={value ? dayjs(value) : null}
      onChange={(day: dayjs.Dayjs | null) => onChange(day)}
    />
  );
}
