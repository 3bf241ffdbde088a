import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLabel } from '@/lib/i18n';
import { recordAddress } from '@/lib/records';
import type { Row, ViewScreen } from './api';
import { offered, useAction } from './useAction';

/** What can be done with a row without leaving the list. */
export function RowActions({ row, screen }: { row: Row; screen: ViewScreen }) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const action = useAction(screen.registry);
  const items = [
    {
      key: 'open',
      label: common('openPage'),
      onClick: () => void navigate(recordAddress(screen.registry, row.id)),
    },
    ...screen.actions
      .filter((one) => offered(one, row.status))
      .map((one) => ({ key: one.action, label: label(one.label), onClick: () => void action.run(one, row) })),
  ];
  return (
    <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
      <Button
        type="text"
        size="small"
        icon={<EllipsisOutlined />}
        aria-label={t('rowActions', { title: row.title || (row.number ?? row.id) })}
      />
    </Dropdown>
  );
}
