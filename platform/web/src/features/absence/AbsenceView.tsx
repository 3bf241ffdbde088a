import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { useAddress } from '@/lib/address';
import { holds, type Me } from '@/lib/me';
import { AbsenceDialog } from './AbsenceDialog';
import { Handovers } from './Handovers';
import { SubstitutionList } from './SubstitutionList';
import styles from './AbsenceView.module.css';

/** Who works on my tasks while I am away, for whom I do; for leaders, when somebody leaves for good. */
export function AbsenceView({ me }: { me: Me }) {
  const { t } = useTranslation('absence');
  const { parameters, change } = useAddress();
  const leads = holds(me, 'department-leader') || holds(me, 'system-admin');
  const close = useCallback(() => change({ new: null }, { replace: true }), [change]);
  return (
    <div className={styles.page}>
      <PageHead
        title={t('title')}
        below={t('help')}
        actions={
          <Button type="primary" icon={<PlusOutlined />} onClick={() => change({ new: 'absence' })}>
            {t('plan')}
          </Button>
        }
      />
      <div className={styles.body}>
        <Section title={t('mine')}>
          <SubstitutionList as="absent" />
        </Section>
        <Section title={t('forOthers')}>
          <SubstitutionList as="substitute" />
        </Section>
        {leads && (
          <Section title={t('handover.title')}>
            <Handovers />
          </Section>
        )}
      </div>
      {parameters.get('new') === 'absence' && <AbsenceDialog me={me} leads={leads} onClose={close} />}
    </div>
  );
}
