import { FilterOutlined, SearchOutlined } from '@ant-design/icons';
import { Badge, Button, Input, Popover, type InputRef } from 'antd';
import { useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useAddress } from '@/lib/address';
import { narrowing, type Scope } from './api';
import { FilterFields } from './FilterFields';
import { ListOrder } from './ListOrder';
import { SavedFilters } from './SavedFilters';
import styles from './InboxFilter.module.css';

/** Narrows and orders the list; the address keeps it. */
export function InboxFilter({ scope, ref }: { scope: Scope; ref: Ref<InputRef> }) {
  const { t } = useTranslation('task');
  const { parameters, change } = useAddress();
  const q = parameters.get('q') ?? '';
  const [text, setText] = useState(q);
  const [shown, setShown] = useState(q);
  const [open, setOpen] = useState(false);
  if (q !== shown) {
    setShown(q);
    setText(q);
  }
  const search = () => change({ q: text.trim(), task: null });
  const active = narrowing.filter((key) => key !== 'q' && parameters.has(key)).length;
  return (
    <div className={styles.filter} role="search">
      <Input
        ref={ref}
        className={styles.search}
        prefix={<SearchOutlined aria-hidden />}
        allowClear
        value={text}
        aria-label={t('filter.search')}
        placeholder={t('filter.searchHint')}
        onChange={(event) => {
          setText(event.target.value);
          if (event.target.value === '') change({ q: null, task: null });
        }}
        onPressEnter={search}
        onBlur={() => text.trim() !== q && search()}
      />
      <Popover
        trigger="click"
        placement="bottomRight"
        open={open}
        onOpenChange={setOpen}
        content={<FilterFields scope={scope} />}
      >
        <Badge count={active} size="small">
          <Button icon={<FilterOutlined />}>{t('filter.more')}</Button>
        </Badge>
      </Popover>
      <div className={styles.second}>
        <ListOrder scope={scope} />
        <SavedFilters />
        {(q || active > 0) && (
          <Button
            type="link"
            size="small"
            onClick={() => change(Object.fromEntries(narrowing.map((key) => [key, null])))}
          >
            {t('filter.clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
