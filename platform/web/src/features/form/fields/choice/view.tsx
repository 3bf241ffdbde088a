import { Select } from 'antd';
import { useContext, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IslandProps } from '../island';
import {
  type Choice,
  idsOf,
  organisations,
  people,
  records,
  recordsThen,
  type Source,
  useFound,
  useNamed,
} from './finding';
import { SnapshotContext, useThen } from '../snapshot';
import { NameList } from './NameList';

type Kind = 'people' | 'organisation' | 'record';

export const PeopleView = (props: IslandProps) => {
  const source = useMemo(() => people(props.field), [props.field]);
  return <ChoiceView {...props} source={source} kind="people" />;
};

export const OrganisationView = (props: IslandProps) => {
  const source = useMemo(() => organisations(), []);
  return <ChoiceView {...props} source={source} kind="organisation" />;
};

export const RecordView = (props: IslandProps) => {
  const { at } = useContext(SnapshotContext);
  const source = useMemo(() => (at ? recordsThen(props.field, at) : records(props.field)), [props.field, at]);
  return <ChoiceView {...props} source={source} kind="record" />;
};

interface Props extends IslandProps {
  source: Source;
  kind: Kind;
}

function ChoiceView({ source, kind, ...props }: Props) {
  const { t } = useTranslation('form');
  const [typed, setTyped] = useState('');
  const [open, setOpen] = useState(false);
  const ids = idsOf(props.value);
  const named = useNamed(source, ids);
  const found = useFound(source, typed, open);
  const multiple = props.field.multiple === true;

  const names = new Map(named.data?.map((choice) => [choice.value, choice]));
  const nameless = (id: string): Choice => ({
    value: id,
    label: named.isSuccess && !named.isPlaceholderData ? t('choice.unknown', { id }) : id,
  });
  const chosen = ids.map(
    (id) => names.get(id) ?? found.data?.find(({ value }) => value === id) ?? nameless(id),
  );
  const then = useThen(kind);
  if (props.readonly) {
    const names = chosen.map((one) => ({ ...one, label: then(one.value) ?? one.label }));
    const waiting = named.isPending && ids.some((id) => then(id) === undefined);
    return <NameList names={waiting ? undefined : names} />;
  }

  const listed = found.data ?? [];
  const closed = chosen.filter((one) => one.closed);
  const options = [...listed, ...chosen.filter(({ value }) => !listed.some((one) => one.value === value))];
  return (
    <>
      <Select
        id={props.domId}
        className="jg-choice"
        mode={multiple ? 'multiple' : undefined}
        value={multiple ? ids : (ids[0] ?? null)}
        options={typed === '' ? options : listed}
        optionRender={({ data }) => <ChoiceOption choice={data as Choice} />}
        labelRender={({ value, label }) =>
          label ?? chosen.find((one) => one.value === value)?.label ?? String(value)
        }
        showSearch={{ filterOption: false, onSearch: setTyped, autoClearSearchValue: true }}
        allowClear
        disabled={props.disabled}
        status={props.invalid ? 'error' : closed.length > 0 ? 'warning' : undefined}
        placeholder={t(`choice.${kind}`)}
        loading={found.isFetching}
        notFoundContent={t(
          found.isFetching ? 'choice.searching' : found.isError ? 'choice.failed' : 'choice.none',
        )}
        onOpenChange={(next) => {
          setOpen(next);
          if (!next) setTyped('');
        }}
        onChange={(next: string | string[] | null | undefined) => props.change(next ?? (multiple ? [] : null))}
        onBlur={props.blur}
        aria-invalid={props.invalid}
        aria-describedby={props.describedBy}
        aria-labelledby={`${props.domId}-label`}
        virtual={false}
      />
      {closed.length > 0 && (
        <div className="jg-choice-closed" role="status">
          {t(kind === 'people' ? 'choice.closedPeople' : 'choice.closed', {
            names: closed.map(({ label }) => label).join('、'),
          })}
        </div>
      )}
    </>
  );
}

function ChoiceOption({ choice }: { choice: Choice }) {
  return (
    <span className="jg-choice-option">
      <span>{choice.label}</span>
      {choice.hint && <small>{choice.hint}</small>}
    </span>
  );
}
