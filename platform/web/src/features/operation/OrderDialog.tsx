import { useTranslation } from 'react-i18next';
import { FormDialog } from '@/components/FormDialog';
import { ReasonItem } from './ReasonItem';
import { named, type Targets } from './targets';
import { useOrder } from './useOrder';

interface Props {
  action: 'retry' | 'cancel';
  targets: Targets;
  onClose: () => void;
  onOrdered?: () => void;
}

export function OrderDialog({ action, targets, onClose, onOrdered }: Props) {
  const { t } = useTranslation('operation');
  const send = useOrder(targets.count, () => {
    onClose();
    onOrdered?.();
  });
  return (
    <FormDialog<{ reason: string }>
      title={t(`action.${action}Title`, { count: targets.count })}
      ok={t(`action.${action}`)}
      danger={action === 'cancel'}
      width={460}
      text={t(`action.${action}Text`)}
      requiredMark={false}
      onSubmit={({ reason }) => send({ action, reason, ...named(targets) })}
      onClose={onClose}
    >
      <ReasonItem />
    </FormDialog>
  );
}
