import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useLabel } from '@/lib/i18n';
import { useRoles } from './api';
import { OrganisationSelect } from './OrganisationSelect';
import styles from './GrantFields.module.css';

/** Roles, each held in an organisation; without one, in the person's own. */
export function GrantFields() {
  const { t } = useTranslation('identity');
  const label = useLabel();
  const roles = useRoles();
  const form = Form.useFormInstance();
  const required = [{ required: true, message: t('password.required') }];
  return (
    <div className={styles.grants} role="group" aria-label={t('users.grants')}>
      <p className={styles.title}>{t('users.grants')}</p>
      <Form.List name="roles">
        {(fields, { add, remove }) => (
          <>
            {fields.map((field, index) => (
              <div key={field.key} className={styles.grant}>
                <Form.Item name={[field.name, 'role']} rules={required}>
                  <Select
                    aria-label={t('users.grantRole', { no: index + 1 })}
                    placeholder={t('users.role')}
                    options={roles.data?.map((role) => ({ value: role.role, label: label(role.label) }))}
                  />
                </Form.Item>
                <Form.Item name={[field.name, 'organisation']} rules={required}>
                  <OrganisationSelect
                    aria-label={t('users.grantOrganisation', { no: index + 1 })}
                    placeholder={t('users.organisation')}
                  />
                </Form.Item>
                <Button
                  type="text"
                  icon={<DeleteOutlined />}
                  aria-label={t('users.removeGrant', { no: index + 1 })}
                  onClick={() => remove(field.name)}
                />
              </div>
            ))}
            <Button
              type="dashed"
              icon={<PlusOutlined />}
              onClick={() => add({ organisation: form.getFieldValue('organisation') as string | undefined })}
            >
              {t('users.addGrant')}
            </Button>
          </>
        )}
      </Form.List>
    </div>
  );
}
