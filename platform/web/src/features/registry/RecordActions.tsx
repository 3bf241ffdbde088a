import { EllipsisOutlined, RadarChartOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useLabel } from '@/lib/i18n';
import { recordAddress } from '@/lib/records';
import { useRegistry, type FullRecord } from './api';
import { UsesDialog } from './merge/UsesDialog';
import { RemoveDialog } from './RemoveDialog';
import { TurnDialog } from './TurnDialog';
import { offered, useAction } from './useAction';

/** The record's buttons: what its status offers, editing, and deleting behind the menu. */
export function RecordActions({ record }: { record: FullRecord }) {
  const { t } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const { t: own } = useTranslation('registry');
  const { t: list } = useTranslation('list');
  const [removing, setRemoving] = useState(false);
  const [looking, setLooking] = useState(false);
  const [turning, setTurning] = useState<{ code: string; label: string }>();
  const registry = useRegistry(record.registry).data;
  const action = useAction(record.registry);
  if (!registry) return null;
  const rights = record.rights ?? registry.rights;
  const actions = registry.actions.filter((one) => offered(one, record.status));
  const following = registry.statuses.filter((status) => record.following?.includes(status.code));
  const rare: MenuProps['items'] = [
    { key: 'uses', label: list('uses.open'), onClick: () => setLooking(true) },
    ...(rights.delete
      ? [
          {
            key: 'merge',
            label: list('merge.open'),
            onClick: () => void navigate(`/registries/${record.registry}/merge?winner=${record.id}`),
          },
          { key: 'remove', danger: true, label: t('remove'), onClick: () => setRemoving(true) },
        ]
      : []),
  ];
  return (
    <>
      <Dropdown menu={{ items: rare }} trigger={['click']}>
        <Button icon={<EllipsisOutlined />} aria-label={t('more')} />
      </Dropdown>
      {following.length > 0 && (
        <Dropdown
          trigger={['click']}
          menu={{
            items: following.map((status) => ({
              key: status.code,
              label: label(status.label),
              onClick: () => setTurning({ code: status.code, label: label(status.label) }),
            })),
          }}
        >
          <Button>{own('turn.open')}</Button>
        </Dropdown>
      )}
      {registry.panorama && (
        <Button
          onClick={() => void navigate(`${recordAddress(record.registry, record.id)}/panorama`)}
          icon={<RadarChartOutlined />}
        >
          {own('panorama')}
        </Button>
      )}
      {rights.change && (
        <Button onClick={() => void navigate(`${recordAddress(record.registry, record.id)}/edit`)}>
          {t('edit')}
        </Button>
      )}
      {actions.map((one, index) => (
        <Button
          key={one.action}
          type={index === actions.length - 1 ? 'primary' : 'default'}
          onClick={() => void action.run(one, record)}
        >
          {label(one.label)}
        </Button>
      ))}
      {turning && <TurnDialog record={record} status={turning} onClose={() => setTurning(undefined)} />}
      {looking && <UsesDialog record={record} onClose={() => setLooking(false)} />}
      {removing && <RemoveDialog record={record} onClose={() => setRemoving(false)} />}
    </>
  );
}
