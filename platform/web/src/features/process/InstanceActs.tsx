import { Button, Dropdown } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ActDialog } from './ActDialog';
import { acts, useOffer, type Act, type Offer } from './acts';
import type { Instance } from './api';

const offers = (offer: Offer, one: Act) => (one === 'jump' ? offer.jump.length > 0 : offer[one]);

/** What the initiator and administrators may do to the whole instance. */
export function InstanceActs({ instance }: { instance: Instance }) {
  const { t } = useTranslation('process');
  const [chosen, setChosen] = useState<Act | null>(null);
  const { data } = useOffer(instance.id, instance.state === 'running');
  const offered = data ? acts.filter((one) => offers(data, one)) : [];
  if (!data || offered.length === 0) return null;
  return (
    <>
      <Dropdown
        trigger={['click']}
        menu={{
          items: offered.map((one) => ({ key: one, label: t(`act.${one}`), danger: one !== 'jump' })),
          onClick: ({ key }) => setChosen(acts.find((one) => one === key) ?? null),
        }}
      >
        <Button size="small">{t('act.more')}</Button>
      </Dropdown>
      {chosen && (
        <ActDialog id={instance.id} what={chosen} steps={data.jump} onClose={() => setChosen(null)} />
      )}
    </>
  );
}
