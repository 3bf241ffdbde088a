import { DeleteOutlined, StarOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Input, Popover, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { changed, useAddress } from '@/lib/address';
import { words } from '@/lib/words';
import { removeFilter, saveFilter, useSavedFilters } from './api';
import styles from './SavedFilters.module.css';

/** Filters kept under a name: opened with one click, saved from what is shown now. */
export function SavedFilters() {
  const { t } = useTranslation('task');
  const { message } = App.useApp();
  const client = useQueryClient();
  const { parameters } = useAddress();
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const saved = useSavedFilters().data ?? [];
  const refresh = () => client.invalidateQueries({ queryKey: ['inbox-filters'] });
  const query = changed(parameters, { task: null, part: null }).toString();
  const save = async () => {
    try {
      await saveFilter(name.trim(), query);
      message.success(t('saved.done', { name: name.trim() }));
      setName('');
      await refresh();
    } catch (failure) {
      message.error(words(failure));
    }
  };
  const remove = (id: string) =>
    removeFilter(id).then(refresh, (failure: unknown) => void message.error(words(failure)));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={
        <div className={styles.saved}>
          {saved.length === 0 && <p className={styles.none}>{t('saved.none')}</p>}
          <ul>
            {saved.map((one) => (
              <li key={one.id} className={styles.row}>
                <Link to={`/tasks?${one.query}`} onClick={() => setOpen(false)}>
                  {one.name}
                </Link>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined />}
                  aria-label={t('saved.remove', { name: one.name })}
                  onClick={() => void remove(one.id)}
                />
              </li>
            ))}
          </ul>
          <Space.Compact block>
            <Input
              value={name}
              maxLength={40}
              aria-label={t('saved.name')}
              placeholder={t('saved.name')}
              onChange={(event) => setName(event.target.value)}
              onPressEnter={() => void save()}
            />
            <Button disabled={name.trim() === ''} onClick={() => void save()}>
              {t('saved.save')}
            </Button>
          </Space.Compact>
        </div>
      }
    >
      <Button type="text" size="small" icon={<StarOutlined />}>
        {t('saved.label')}
      </Button>
    </Popover>
  );
}
