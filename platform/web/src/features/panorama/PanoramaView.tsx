import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { FieldList } from '@/components/FieldList';
import { PageHead } from '@/components/PageHead';
import { Section } from '@/components/Section';
import { isEmpty, Value } from '@/components/Value';
import { Waiting } from '@/components/Waiting';
import { useLabel } from '@/lib/i18n';
import { recordAddress } from '@/lib/records';
import { usePanorama, type Panorama } from './api';
import { Attachments, People } from './Beside';
import { Counts } from './Counts';
import { Months } from './Months';
import { SectionTable } from './SectionTable';
import { Tags } from './Tags';
import { Timeline } from './Timeline';
import styles from './Panorama.module.css';

interface Props {
  registry: string;
  id: string;
  failure: (error: unknown) => ReactNode;
  back: ReactNode;
}

/** Everything known of one record, from whichever registries know something of it. */
export function PanoramaView({ registry, id, failure, back }: Props) {
  const found = usePanorama(registry, id);
  if (found.error && !found.data) return failure(found.error);
  if (!found.data) return <Waiting lines={12} />;
  return <Shown panorama={found.data} back={back} />;
}

function Shown({ panorama, back }: { panorama: Panorama; back: ReactNode }) {
  const { t } = useTranslation('panorama');
  const { t: common } = useTranslation();
  const label = useLabel();
  const navigate = useNavigate();
  const { registry, id, sections } = panorama;
  const filled = sections.filter((section) => section.count.value > 0);
  const empty = sections.filter((section) => section.count.value === 0);
  return (
    <article className={styles.page}>
      <PageHead
        above={back}
        title={panorama.title}
        beside={<Tags panorama={panorama} />}
        below={
          <span>
            {label(panorama.label)} · {t('panorama')}
          </span>
        }
        actions={
          <>
            <Button className={styles.screen} icon={<PrinterOutlined />} onClick={() => window.print()}>
              {t('print')}
            </Button>
            <Button className={styles.screen} onClick={() => void navigate(recordAddress(registry, id))}>
              {t('record')}
            </Button>
          </>
        }
      />
      <div className={styles.body}>
        <Section title={t('facts')}>
          <FieldList
            entries={panorama.facts
              .filter((field) => !isEmpty(panorama.values[field.name]))
              .map((field) => ({
                key: field.name,
                label: label(field.label),
                wide: field.type === 'longtext',
                value: (
                  <Value
                    field={field}
                    value={panorama.values[field.name]}
                    label={panorama.labels[field.name]}
                  />
                ),
              }))}
          />
        </Section>
        <Counts sections={sections} />
        <div className={styles.columns}>
          <div className={styles.main}>
            {filled.map((section) => (
              <SectionTable key={section.section} registry={registry} id={id} section={section} />
            ))}
            {empty.length > 0 && (
              <p className={styles.none}>
                {t('none', {
                  sections: empty.map((section) => label(section.label)).join(common('listSeparator')),
                })}
              </p>
            )}
          </div>
          <div className={styles.side}>
            <Months registry={registry} id={id} sections={sections} />
            <Timeline registry={registry} id={id} sections={sections} />
            {filled.some((section) => section.people) && <People registry={registry} id={id} />}
            <Attachments registry={registry} id={id} />
          </div>
        </div>
      </div>
    </article>
  );
}
