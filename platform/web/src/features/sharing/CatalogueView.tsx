import { Collapse } from 'antd';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Failure } from '@/components/Failure';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { TabLinks } from '@/components/TabLinks';
import { Waiting } from '@/components/Waiting';
import { useAddress } from '@/lib/address';
import { useCatalogueEntry, type CatalogueDetail, type FieldEntry } from './api';
import { Examples } from './Examples';
import { StatisticsView } from './StatisticsView';
import styles from './Sharing.module.css';

/** One service: what it gives and how it is asked; and its figures. */
export function CatalogueView({ service }: { service: string }) {
  const { t } = useTranslation('sharing');
  const { parameters } = useAddress();
  const found = useCatalogueEntry(service);
  if (found.isPending) return <Waiting lines={10} />;
  if (found.isError) return <Failure error={found.error} retry={() => void found.refetch()} />;
  const { entry } = found.data;
  const statistics = parameters.get('tab') === 'statistics';
  return (
    <div className={styles.page}>
      <PageHead
        title={entry.label}
        above={<Link to="/sharing">{t('toCatalogue')}</Link>}
        below={<span className={styles.muted}>{entry.description || entry.registry}</span>}
      />
      <TabLinks
        name={entry.label}
        parameter="tab"
        current={statistics ? 'statistics' : 'about'}
        items={[
          { key: 'about', label: t('about') },
          ...(entry.statistics ? [{ key: 'statistics', label: t('statistics') }] : []),
        ]}
      />
      <div className={styles.body}>
        {statistics ? <StatisticsView detail={found.data} /> : <About detail={found.data} />}
      </div>
    </div>
  );
}

function About({ detail }: { detail: CatalogueDetail }) {
  const { t } = useTranslation('sharing');
  return (
    <>
      <p className={styles.muted}>
        {detail.entry.users.length > 0 ? t('users', { names: detail.entry.users.join('、') }) : t('noUsers')}
      </p>
      <Section title={t('fieldsTitle')}>
        <FieldTable fields={detail.fields} />
      </Section>
      <Section title={t('examplesTitle')}>
        <Examples detail={detail} />
      </Section>
      <Collapse
        ghost
        items={[
          {
            key: 'openapi',
            label: t('openapi'),
            children: <pre className={styles.code}>{JSON.stringify(detail.openapi, null, 2)}</pre>,
          },
        ]}
      />
    </>
  );
}

function FieldTable({ fields }: { fields: FieldEntry[] }) {
  const { t } = useTranslation('sharing');
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('fieldsTitle')}>
        <thead>
          <tr>
            <th>{t('name')}</th>
            <th>{t('label')}</th>
            <th>{t('type')}</th>
            <th>{t('can')}</th>
            <th>{t('personal')}</th>
          </tr>
        </thead>
        <tbody>
          {fields.map((one) => (
            <tr key={one.name}>
              <td>{one.name}</td>
              <td className={styles.wide}>{one.label}</td>
              <td>
                {t(`types.${one.type}` as 'types.text')}
                {one.codes && <span className={styles.muted}> {one.codes}</span>}
              </td>
              <td>
                {(['filter', 'dimension', 'measure'] as const)
                  .filter((what) => one[what])
                  .map((what) => t(what))
                  .join('、')}
              </td>
              <td className={styles.wide}>
                {one.personal
                  ? one.clear
                    ? `${t('clear')}: ${one.reason ?? ''}`
                    : t('masked')
                  : t('notPersonal')}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
