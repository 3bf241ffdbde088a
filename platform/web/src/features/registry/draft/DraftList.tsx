import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Listed } from '@/components/Listed';
import { PageHead } from '@/components/PageHead';
import { useLabel } from '@/lib/i18n';
import { dateTime } from '@/lib/time';
import { draftAddress, ofListed, useMyDrafts, type ListedDraft } from './api';
import styles from './Draft.module.css';
import { useDiscard } from './useDiscard';

/** What somebody began and has not saved, in every registry. */
export function DraftList() {
  const { t } = useTranslation('recordDraft');
  const found = useMyDrafts();
  return (
    <article>
      <PageHead title={t('title')} />
      <div className={styles.body}>
        <Listed found={found} none={<Empty title={t('none')}>{t('noneText')}</Empty>}>
          {(rows) => (
            <ul className={styles.list} aria-label={t('list')}>
              {rows.map((one) => (
                <DraftItem key={draftAddress(one)} one={one} />
              ))}
            </ul>
          )}
        </Listed>
      </div>
    </article>
  );
}

function DraftItem({ one }: { one: ListedDraft }) {
  const { t } = useTranslation('recordDraft');
  const { t: drafted } = useTranslation('draft');
  const label = useLabel();
  const discard = useDiscard();
  const seen = one.record === null || one.title !== null;
  const registry = label(one.label) || one.registry;
  return (
    <li className={styles.one}>
      <span className={styles.what}>
        {one.title ?? t(one.record === null ? 'untitled' : 'unseen')}
        <span className={styles.where}>
          {t(one.record === null ? 'fresh' : 'edit', { registry })} ·{' '}
          {t('savedAt', { at: dateTime(one.savedAt) })}
        </span>
      </span>
      {seen && <Link to={draftAddress(one)}>{t('goOn')}</Link>}
      <Button type="link" size="small" danger onClick={() => discard(ofListed(one), () => undefined)}>
        {drafted('draft.remove')}
      </Button>
    </li>
  );
}
