import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { LoadMore } from '@/components/LoadMore';
import { Moment } from '@/components/Moment';
import { Section } from '@/components/Section';
import { StatusTag } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { documentAddress } from '@/lib/records';
import { words } from '@/lib/words';
import { useOffers, usePapers, useVoid, type Paper, type Subject } from './api';
import { IssueDialog } from './IssueDialog';
import styles from './Official.module.css';

const forms = ['pdf', 'ofd', 'docx'] as const;

interface Props extends Subject {
  /** Beside a task: nothing to say where there is nothing and nothing can be made. */
  quiet?: boolean;
}

/** The documents issued on a record, and the making of another. */
export function OfficialDocuments({ registry, recordId, quiet = false }: Props) {
  const { t } = useTranslation('official');
  const subject = { registry, recordId };
  const found = usePapers(subject);
  const offers = useOffers(subject).data ?? [];
  const [making, setMaking] = useState(false);
  const [voiding, setVoiding] = useState<Paper>();
  const papers = found.data?.pages.flatMap((page) => page.rows) ?? [];
  if (quiet && papers.length === 0 && offers.length === 0) return null;
  return (
    <Section
      title={t('title')}
      extra={
        offers.length > 0 && (
          <Button size="small" type="primary" onClick={() => setMaking(true)}>
            {t('make')}
          </Button>
        )
      }
    >
      {found.isPending && <Waiting lines={3} />}
      {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
      {found.data && papers.length === 0 && !quiet && (
        <Empty title={t('none')}>{t(offers.length > 0 ? 'noneText' : 'noOffer')}</Empty>
      )}
      {papers.length > 0 && (
        <ul className={styles.papers} aria-label={t('title')}>
          {papers.map((paper) => (
            <Line key={paper.id} paper={paper} onVoid={() => setVoiding(paper)} />
          ))}
        </ul>
      )}
      {found.hasNextPage && (
        <LoadMore hasMore loading={found.isFetchingNextPage} onMore={() => void found.fetchNextPage()} />
      )}
      {making && <IssueDialog subject={subject} offers={offers} onClose={() => setMaking(false)} />}
      {voiding && <VoidDialog paper={voiding} onClose={() => setVoiding(undefined)} />}
    </Section>
  );
}

function Line({ paper, onVoid }: { paper: Paper; onVoid: () => void }) {
  const { t } = useTranslation('official');
  return (
    <li className={styles.paper}>
      <div className={styles.line}>
        <Link to={documentAddress(paper.pdf)}>
          <strong>{paper.title}</strong> {paper.number}
        </Link>
        <StatusTag tone={paper.voidedAt ? 'overdue' : 'done'}>
          {t(paper.voidedAt ? 'voided' : 'valid')}
        </StatusTag>
      </div>
      <div className={`${styles.line} ${styles.muted}`}>
        <span>{paper.issuedBy ? t('issuedBy', { name: paper.issuedBy }) : t('system')}</span>
        <Moment at={paper.issuedAt} />
      </div>
      {paper.voidReason && (
        <div className={`${styles.line} ${styles.muted}`}>
          {t('reasonText', { name: paper.voidedBy, reason: paper.voidReason })}
          {paper.voidedAt && <Moment at={paper.voidedAt} />}
        </div>
      )}
      <div className={styles.line}>
        {forms.map((form) => (
          <a
            key={form}
            href={`/api/documents/${paper[form]}?download=true`}
            aria-label={t('download', { form: form.toUpperCase() })}
          >
            {form.toUpperCase()}
          </a>
        ))}
        <a href={paper.verify} target="_blank" rel="noreferrer">
          {t('check')}
        </a>
        {paper.voidable && (
          <Button size="small" type="text" danger onClick={onVoid}>
            {t('makeVoid')}
          </Button>
        )}
      </div>
    </li>
  );
}

function VoidDialog({ paper, onClose }: { paper: Paper; onClose: () => void }) {
  const { t } = useTranslation('official');
  const [reason, setReason] = useState('');
  const work = useVoid();
  return (
    <Modal
      open
      title={t('voidTitle', { number: paper.number })}
      okText={t('makeVoid')}
      cancelText={t('cancel')}
      okButtonProps={{ danger: true, disabled: reason.trim() === '', loading: work.isPending }}
      onOk={() => work.mutate({ id: paper.id, reason }, { onSuccess: onClose })}
      onCancel={onClose}
    >
      <p>{t('voidHint')}</p>
      <label>
        {t('reason')}
        <Input.TextArea
          rows={3}
          maxLength={500}
          value={reason}
          onChange={(event) => setReason(event.target.value)}
        />
      </label>
      {work.isError && (
        <p role="alert" className={styles.fault}>
          {words(work.error)}
        </p>
      )}
    </Modal>
  );
}
