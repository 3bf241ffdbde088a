import { DownloadOutlined } from '@ant-design/icons';
import { Button, Dropdown, Segmented } from 'antd';
import { useTranslation } from 'react-i18next';
import { BulkDialog } from '@/components/bulk/BulkDialog';
import { PageHead } from '@/components/PageHead';
import { TabLinks } from '@/components/TabLinks';
import { useAddress } from '@/lib/address';
import {
  exportAddress,
  groupings,
  kinds,
  states,
  useCounts,
  useRequests,
  type Filter,
  type On,
  type State,
  type Tally,
} from './api';
import { CockpitFilter } from './CockpitFilter';
import { Late } from './Late';
import { Requests } from './Requests';
import { RuleList } from './RuleList';
import { Trend } from './Trend';
import { Workload } from './Workload';
import styles from './Cockpit.module.css';

const views = ['workload', 'trend', 'requests', 'rules'] as const;

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
  const on = kinds.find((one) => one === parameters.get('on')) ?? 'tasks';
  const filter = filterOf(parameters);
  const counts = useCounts(on, filter).data;
  const requests = useRequests().data;
  const tab = parameters.get('tab');
  const view = views.find((one) => one === tab);
  const state = states[on].find((one) => one === tab) ?? states[on][0];
  const total = counts && count(counts, state);
  const label = (key: State | (typeof views)[number], number: number | undefined) => {
    const name = t(key === 'unclaimed' ? `tab.unclaimed.${on}` : `tab.${key}`);
    return number === undefined ? name : `${name} ${number}`;
  };
  return (
    <div>
      <PageHead title={t('title')} actions={!view && <Export on={on} state={state} filter={filter} />} />
      <TabLinks
        name={t('tabs')}
        parameter="tab"
        current={view ?? state}
        items={[
          ...states[on].map((key) => ({ key, label: label(key, counts && count(counts, key)) })),
          ...views.map((key) => ({
            key,
            label: label(key, key === 'requests' ? requests?.length : undefined),
          })),
        ]}
      />
      <div className={styles.body}>
        {view !== 'requests' && view !== 'rules' && <What on={on} filter={filter} />}
        {view !== 'requests' && view !== 'rules' && (
          <CockpitFilter
            key={on}
            on={on}
            filter={filter}
            only={view === 'trend' ? ['organisation'] : undefined}
          />
        )}
        {view === 'workload' && <Workload on={on} filter={filter} />}
        {view === 'trend' && <Trend on={on} organisation={filter.organisation} />}
        {view === 'requests' && <Requests />}
        {view === 'rules' && <RuleList />}
        {!view && (
          <Late
            key={`${on} ${state} ${JSON.stringify(filter)}`}
            on={on}
            state={state}
            filter={filter}
            total={total}
          />
        )}
      </div>
      <BulkDialog
        label={(deed) =>
          deed === 'claim' || deed === 'approve' ? deed : t(deed === 'urge-stage' ? 'urge.do' : `${deed}.do`)
        }
      />
    </div>
  );
}

/** Tasks or stages of records: what they are narrowed to differs, whose they are does not. */
function What({ on, filter }: { on: On; filter: Filter }) {
  const { t } = useTranslation('deadline');
  const { change } = useAddress();
  const everywhere: Filter = {
    organisation: filter.organisation,
    person: filter.person,
    text: filter.text,
  };
  const totals = {
    tasks: useCounts('tasks', everywhere).data?.total,
    stages: useCounts('stages', everywhere).data?.total,
  };
  return (
    <div>
      <Segmented
        aria-label={t('on.title')}
        value={on}
        onChange={(next: On) =>
          change({ on: next === 'tasks' ? null : next, process: null, step: null }, { replace: true })
        }
        options={kinds.map((kind) => ({
          value: kind,
          label: totals[kind] === undefined ? t(`on.${kind}`) : `${t(`on.${kind}`)} ${totals[kind]}`,
        }))}
      />
    </div>
  );
}

function Export({ on, state, filter }: { on: On; state: State; filter: Filter }) {
  const { t } = useTranslation('deadline');
  const items = (['xlsx', 'csv'] as const).map((format) => ({
    key: format,
    label: (
      <a href={exportAddress(on, state, filter, format)} download>
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
