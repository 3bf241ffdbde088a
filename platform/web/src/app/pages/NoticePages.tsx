import { Deliveries } from '@/features/notification';
import { holds, useMe } from '@/lib/me';

export { Notices as NoticesPage, NoticeSettings as NoticeSettingsPage } from '@/features/notification';

export function DeliveriesPage() {
  return <Deliveries administers={holds(useMe().data, 'system-admin')} />;
}
