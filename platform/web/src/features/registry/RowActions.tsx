import { EllipsisOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLabel } from '@/lib/i18n';
import { recordAddress } from '@/lib/records';
import type { Row, ViewScreen } from './api';
import { RowDeed } from './RowDeed';
import { offered, useAction } from './useAction';

/** What can be done with a row without leaving the list. */
export function RowActions({ row, screen }: { row: Row; screen: ViewScreen }) {
  const { t } = useTranslation('registry');
  const { t: common } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const action = useAction(screen.registry);
  const [deed, setDeed] = useState<'status' | 'delete'>();
  const own = (name: string) => {
    const one = screen.actions.find((found) => found.action === name);
    return one && offered(one, row.status)
      ? [{ key: name, label: label(one.label), onClick: () => void action.run(one, row) }]
      : [];
  };
  const item = (name: string): NonNullable<MenuProps['items']> => {
    switch (name) {
      case 'edit':
        return [
          {
            key: name,
            label: common('edit'),
            onClick: () => void navigate(`${recordAddress(screen.registry, row.id)}/edit`),
          },
        ];
      case 'status':
        return screen.statuses.length > 0
          ? [{ key: name, label: t('turn.open'), onClick: () => setDeed('status') }]
          : [];
      case 'delete':
        return [{ key: name, danger: true, label: common('remove'), onClick: () => setDeed('delete') }];
      default:
        return own(name);
    }
  };
  const items = [
    {
      key: 'open',
      label: common('openPage'),
      onClick: () => void navigate(recordAddress(screen.registry, row.id)),
    },
    ...screen.rowActions.flatMap(item),
  ];
  return (
    <>
      <Dropdown menu={{ items }} trigger={['click']} placement="bottomRight">
        <Button
          type="text"
          size="small"
          icon={<EllipsisOutlined />}
          aria-label={t('rowActions', { title: row.title || (row.number ?? row.id) })}
        />
      </Dropdown>
      {deed && (
        <RowDeed registry={screen.registry} id={row.id} deed={deed} onClose={() => setDeed(undefined)} />
      )}
    </>
  );
}
