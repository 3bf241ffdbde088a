import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { PageHead } from '@/components/PageHead';
import { TabLinks } from '@/components/TabLinks';
import { useAddress } from '@/lib/address';
import {
  exportAddress,
  groupings,
  states,
  useCounts,
  useRequests,
  type Filter,
  type State,
  type Tally,
} from './api';
import { CockpitFilter } from './CockpitFilter';
import { Late } from './Late';
import { Requests } from './Requests';
import { RuleList } from './RuleList';
import { Stages } from './Stages';
import { Trend } from './Trend';
import { Workload } from './Workload';
import styles from './Cockpit.module.css';

const views = ['stages', 'workload', 'trend', 'requests', 'rules'] as const;

const count = (tally: Tally, state: State): number =>
  ({
    sign: tally.signOverdue,
    feedback: tally.feedbackOverdue,
    near: tally.near,
    overdue: tally.overdue,
    unclaimed: tally.unclaimed,
    paused: tally.paused,
    all: tally.total,
  })[state];

function filterOf(parameters: URLSearchParams): Filter {
  const filter: Filter = {};
  for (const key of [...groupings, 'text'] as const) {
    const value = parameters.get(key);
    if (value !== null) filter[key] = value;
  }
  return filter;
}

/** 超期预警: what is late, whose, since when, why; and what a leader does about it. The address says what is shown. */
export function Cockpit() {
  const { t } = useTranslation('deadline');
  const { parameters } = useAddress();
  const filter = filterOf(parameters);
  const counts = useCounts(filter).data;
  const requests = useRequests().data;
  const tab = parameters.get('tab');
  const view = views.find((one) => one === tab);
  const state = states.find((one) => one === tab) ?? 'sign';
  const label = (key: (typeof states)[number] | (typeof views)[number], number: number | undefined) =>
    number === undefined ? t(`tab.${key}`) : `${t(`tab.${key}`)} ${number}`;
  return (
    <div>
      <PageHead title={t('title')} actions={!view && <Export state={state} filter={filter} />} />
      <TabLinks
        name={t('tabs')}
        parameter="tab"
        current={view ?? state}
        items={[
          ...states.map((key) => ({ key, label: label(key, counts && count(counts, key)) })),
          ...views.map((key) => ({
            key,
            label: label(key, key === 'requests' ? requests?.length : undefined),
          })),
        ]}
      />
      <div className={styles.body}>
        {(!view || view === 'workload') && <CockpitFilter filter={filter} />}
        {view === 'stages' && <Stages />}
        {view === 'workload' && <Workload filter={filter} />}
        {view === 'trend' && <Trend />}
        {view === 'requests' && <Requests />}
        {view === 'rules' && <RuleList />}
        {!view && <Late key={state} state={state} filter={filter} />}
      </div>
    </div>
  );
}

function Export({ state, filter }: { state: State; filter: Filter }) {
  const { t } = useTranslation('deadline');
  const items = (['xlsx', 'csv'] as const).map((format) => ({
    key: format,
    label: (
      <a href={exportAddress(state, filter, format)} download>
        {format === 'xlsx' ? 'Excel' : 'CSV'}
      </a>
    ),
  }));
  return (
    <Dropdown menu={{ items }} trigger={['click']}>
      <Button icon={<DownloadOutlined aria-hidden />}>{t('export')}</Button>
    </Dropdown>
  );
}
