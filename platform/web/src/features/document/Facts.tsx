import { Flex } from 'antd';
import { useTranslation } from 'react-i18next';
import { FieldList } from '@/components/FieldList';
import { Moment } from '@/components/Moment';
import { Section } from '@/components/Section';
import { sizeText } from '@/lib/size';
import type { About } from './api';

const instant = /^\d{4}-\d\d-\d\dT/;

/** What is known of it, and what it says of itself. */
export function Facts({ about }: { about: About }) {
  const { t } = useTranslation('document');
  const own = Object.entries(about.properties);
  return (
    <Flex vertical gap="middle">
      <FieldList
        entries={[
          { key: 'size', label: t('size'), value: sizeText(about.size) },
          { key: 'type', label: t('type'), value: about.type },
          {
            key: 'uploaded',
            label: t('uploaded'),
            value: (
              <>
                {about.uploadedBy} <Moment at={about.uploadedAt} />
              </>
            ),
          },
          {
            key: 'hash',
            label: t('hash'),
            value: <code style={{ overflowWrap: 'anywhere' }}>{about.hash}</code>,
            wide: true,
          },
        ]}
      />
      {own.length > 0 && (
        <Section title={t('properties')}>
          <FieldList
            entries={own.map(([key, value]) => ({
              key,
              label: t(`property.${key}`),
              value: instant.test(value) ? <Moment at={value} /> : value,
            }))}
          />
        </Section>
      )}
    </Flex>
  );
}
