import { type ComponentType, memo, useSyncExternalStore } from 'react';
import { createPortal } from 'react-dom';
import { ChecklistView } from './fields/checklist/view';
import { CodeView } from './fields/choice/CodeView';
import { OrganisationView, PeopleView, RecordView } from './fields/choice/view';
import { DateView } from './fields/date/view';
import { FilesView } from './fields/files/view';
import { MoneyView } from './fields/money/view';
import { OptionView } from './fields/option/view';
import { PeriodView } from './fields/period/view';
import { PointView } from './fields/point/view';
import { RegionView } from './fields/region/view';
import { SignatureView } from './fields/signature/view';
import type { IslandProps, Islands } from './runtime/islands';

const views: Record<string, ComponentType<IslandProps>> = {
  people: PeopleView,
  organisation: OrganisationView,
  record: RecordView,
  code: CodeView,
  checklist: ChecklistView,
  files: FilesView,
  region: RegionView,
  signature: SignatureView,
  point: PointView,
  money: MoneyView,
  period: PeriodView,
  select: OptionView,
  taglist: OptionView,
  datetime: DateView,
};

const Island = memo(function Island({ props }: { props: IslandProps }) {
  const View = views[props.field.type];
  return View ? <View {...props} /> : null;
});

/** Every React-drawn field of one form, each at its place in form-js' tree. */
export function Archipelago({ islands }: { islands: Islands }) {
  const current = useSyncExternalStore(islands.subscribe, islands.current);
  return current.map(([id, { host, props }]) => createPortal(<Island props={props} />, host, id));
}
