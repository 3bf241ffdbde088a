import { UploadOutlined } from '@ant-design/icons';
import { Button, Input, InputNumber, Select, Upload } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '@/components/Section';
import { useLabel } from '@/lib/i18n';
import {
  templateAddress,
  useProcessNames,
  useRegistryNames,
  useRoleNames,
  useStepNames,
  type Settings,
} from './api';
import { lookupsOf, textOf } from './lookups';
import styles from './Official.module.css';

interface Props {
  settings: Settings;
  isNew: boolean;
  file: File | null;
  onChange: (settings: Settings) => void;
  onFile: (file: File) => void;
}

export function SettingsForm({ settings, isNew, file, onChange, onFile }: Props) {
  const { t } = useTranslation('official');
  const label = useLabel();
  const registries = useRegistryNames().data?.registries ?? [];
  const processes = useProcessNames().data ?? [];
  const roles = useRoleNames().data ?? [];
  const steps = useStepNames(settings.process).data ?? [];
  const [lookups, setLookups] = useState(() => textOf(settings.lookups));
  const set = (change: Partial<Settings>) => onChange({ ...settings, ...change });
  return (
    <Section>
      <div className={styles.grid}>
        <Field required name={t('file')} wide>
          <span className={styles.line}>
            <Upload
              accept=".docx"
              maxCount={1}
              showUploadList={false}
              beforeUpload={(chosen) => {
                onFile(chosen);
                return false;
              }}
            >
              <Button icon={<UploadOutlined />}>{t('chooseFile')}</Button>
            </Upload>
            {file && <span>{file.name}</span>}
            {!isNew && <a href={`${templateAddress(settings.template)}/file`}>{t('downloadFile')}</a>}
          </span>
          <span className={styles.muted}>{t('help', { skipInterpolation: true })}</span>
        </Field>
        <Field required name={t('code')} help={isNew ? t('codeHint') : undefined}>
          <Input
            aria-label={t('code')}
            disabled={!isNew}
            value={settings.template}
            onChange={(event) => set({ template: event.target.value })}
          />
        </Field>
        <Field required name={t('name')}>
          <Input
            aria-label={t('name')}
            value={settings.label.zh}
            onChange={(event) => set({ label: { ...settings.label, zh: event.target.value } })}
          />
        </Field>
        <Field name={t('nameEn')}>
          <Input
            aria-label={t('nameEn')}
            value={settings.label.en}
            onChange={(event) => set({ label: { ...settings.label, en: event.target.value } })}
          />
        </Field>
        <Field required name={t('registry')}>
          <Select
            aria-label={t('registry')}
            showSearch={{ optionFilterProp: 'label' }}
            value={settings.registry || undefined}
            options={registries.map((one) => ({ value: one.name, label: label(one.label) || one.name }))}
            onChange={(registry: string) => set({ registry })}
          />
        </Field>
        <Field name={t('process')}>
          <Select
            aria-label={t('process')}
            allowClear
            placeholder={t('anyProcess')}
            value={settings.process ?? undefined}
            options={processes.map((one) => ({ value: one.id, label: one.label }))}
            onChange={(process: string | undefined) => set({ process: process ?? null, steps: [] })}
          />
        </Field>
        <Field name={t('steps')} help={t('stepsHint')}>
          <Select
            aria-label={t('steps')}
            mode="multiple"
            disabled={settings.process === null}
            placeholder={t(settings.process === null ? 'stepsFirst' : 'anyStep')}
            showSearch={{ optionFilterProp: 'label' }}
            value={settings.steps}
            options={steps.map((one) => ({ value: one.id, label: one.label }))}
            onChange={(steps: string[]) => set({ steps })}
          />
        </Field>
        <Field name={t('roles')} help={t('rolesHint')}>
          <Select
            aria-label={t('roles')}
            mode="multiple"
            placeholder={t('anyRole')}
            showSearch={{ optionFilterProp: 'label' }}
            value={settings.roles}
            options={roles.map((one) => ({ value: one.role, label: label(one.label) }))}
            onChange={(roles: string[]) => set({ roles })}
          />
        </Field>
        <Field required name={t('number')} help={t('numberHint')} wide>
          <Input
            aria-label={t('number')}
            value={settings.number}
            onChange={(event) => set({ number: event.target.value })}
          />
        </Field>
        <Field name={t('lookups')} help={t('lookupsHint')} wide>
          <Input.TextArea
            aria-label={t('lookups')}
            autoSize={{ minRows: 1, maxRows: 6 }}
            value={lookups}
            onChange={(event) => {
              setLookups(event.target.value);
              set({ lookups: lookupsOf(event.target.value) });
            }}
          />
        </Field>
        <Field name={t('sealPlace')}>
          <span className={styles.line}>
            <InputNumber
              aria-label={t('right')}
              prefix={t('right')}
              value={settings.seal.x}
              onChange={(x) => set({ seal: { ...settings.seal, x: x ?? 0 } })}
            />
            <InputNumber
              aria-label={t('down')}
              prefix={t('down')}
              value={settings.seal.y}
              onChange={(y) => set({ seal: { ...settings.seal, y: y ?? 0 } })}
            />
          </span>
        </Field>
      </div>
    </Section>
  );
}

interface FieldProps {
  name: string;
  required?: boolean;
  help?: string;
  wide?: boolean;
  children: ReactNode;
}

function Field({ name, required = false, help, wide = false, children }: FieldProps) {
  return (
    <div className={wide ? `${styles.field} ${styles.wide}` : styles.field}>
      <span className={styles.muted}>
        {name}
        {required && (
          <span className={styles.fault} aria-hidden="true">
            {' *'}
          </span>
        )}
      </span>
      {children}
      {help && <span className={styles.muted}>{help}</span>}
    </div>
  );
}
