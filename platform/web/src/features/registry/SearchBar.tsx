import { DownOutlined, SearchOutlined, UpOutlined } from '@ant-design/icons';
import { Button, type InputRef } from 'antd';
import { useCallback, useState, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { useWide } from '@/components/useWide';
import { useAddress } from '@/lib/address';
import { useLabel } from '@/lib/i18n';
import type { ViewScreen } from './api';
import { SearchField } from './searches/SearchField';
import { TextSearch } from './searches/TextSearch';
import styles from './SearchBar.module.css';

const shownAtFirst = 4;

/** The searches the department chose, kept in the address. */
export function SearchBar({ screen, ref }: { screen: ViewScreen; ref: Ref<InputRef> }) {
  const { t } = useTranslation('registry');
  const label = useLabel();
  const { parameters, change } = useAddress();
  const asked = [...parameters.keys()].filter((key) => key.startsWith('f.') || key === 'q');
  const first = useWide() ? shownAtFirst : 0;
  const hidden = screen.searches.slice(first);
  const [open, setOpen] = useState(() =>
    hidden.some((one) => asked.some((key) => key.startsWith(`f.${one.field}`))),
  );
  const setWords = useCallback(
    (values: string[]) => change({ q: values, record: null }, { replace: true }),
    [change],
  );
  const clear = () => change(Object.fromEntries(asked.map((key) => [key, null])));
  return (
    <div className={styles.bar} role="search" aria-label={t('search')}>
      {!parameters.has('asOf') && (
        <div className={styles.field}>
          <span className={styles.label}>{t('quick')}</span>
          <TextSearch
            ref={ref}
            label={t('quick')}
            placeholder={t('quickHint')}
            prefix={<SearchOutlined aria-hidden />}
            values={parameters.getAll('q')}
            onChange={setWords}
          />
        </div>
      )}
      {(open ? screen.searches : screen.searches.slice(0, first)).map((search) => (
        <div key={search.field} className={styles.field}>
          <span className={styles.label} aria-hidden>
            {label(search.label)}
          </span>
          <SearchField search={search} statuses={screen.statuses} />
        </div>
      ))}
      <div className={styles.tools}>
        {hidden.length > 0 && (
          <Button type="text" icon={open ? <UpOutlined /> : <DownOutlined />} onClick={() => setOpen(!open)}>
            {open ? t('fewerSearches') : t('moreSearches')}
          </Button>
        )}
        {asked.length > 0 && (
          <Button type="link" onClick={clear}>
            {t('clear')}
          </Button>
        )}
      </div>
    </div>
  );
}
