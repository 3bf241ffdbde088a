import { Select, TreeSelect } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { IslandProps } from '../island';
import { childrenOf, type Code, useCodesFound, useCodesNamed, useRoots } from './codes';
import { idsOf, useSettled } from './finding';
import { useThen } from '../snapshot';
import { NameList } from './NameList';

/** One or more codes of a code table; levels below the first are fetched when they are opened. */
export function CodeView(props: IslandProps) {
  const table = String(props.field.codes);
  const ids = idsOf(props.value);
  const then = useThen(`code:${table}`);
  const named = useCodesNamed(table, props.readonly ? ids.filter((id) => then(id) === undefined) : ids);
  const roots = useRoots(table, !props.readonly);
  if (props.readonly) {
    const labels = new Map(named.data?.map(({ code, label }) => [code, label]));
    const names = ids.map((code) => ({ value: code, label: then(code) ?? labels.get(code) ?? code }));
    const waiting = named.isLoading && ids.some((id) => then(id) === undefined);
    return <NameList names={waiting ? undefined : names} />;
  }
  const isTree = roots.data?.some(({ hasChildren }) => hasChildren) ?? false;
  const Picker = isTree ? TreePicker : FlatPicker;
  return <Picker {...props} table={table} ids={ids} roots={roots.data} named={named.data ?? []} />;
}

interface PickerProps extends IslandProps {
  table: string;
  ids: string[];
  roots: Code[] | undefined;
  named: Code[];
}

function usePickerProps({ field, domId, disabled, invalid, describedBy, change, blur }: IslandProps) {
  const { t } = useTranslation('form');
  const multiple = field.multiple === true;
  return {
    id: domId,
    className: 'jg-choice',
    allowClear: true,
    disabled,
    status: invalid ? ('error' as const) : undefined,
    placeholder: t('choice.code'),
    onChange: (next: string | string[] | null | undefined) => change(next ?? (multiple ? [] : null)),
    onBlur: blur,
    'aria-invalid': invalid,
    'aria-describedby': describedBy,
    'aria-labelledby': `${domId}-label`,
  };
}

function FlatPicker(props: PickerProps) {
  const { ids, roots, named, field } = props;
  const common = usePickerProps(props);
  const multiple = field.multiple === true;
  const listed = roots ?? named;
  const gone = named.filter(({ code }) => ids.includes(code) && !listed.some((one) => one.code === code));
  return (
    <Select
      {...common}
      mode={multiple ? 'multiple' : undefined}
      value={multiple ? ids : (ids[0] ?? null)}
      options={[...listed, ...gone].map(({ code, label }) => ({ value: code, label }))}
      loading={roots === undefined}
      showSearch={multiple || listed.length > 8 ? { optionFilterProp: 'label' } : false}
    />
  );
}

interface Node {
  id: string;
  pId: string;
  value: string;
  title: string;
  isLeaf: boolean;
}

const node = ({ code, parentCode, label, hasChildren }: Code): Node => ({
  id: code,
  pId: parentCode ?? '',
  value: code,
  title: label,
  isLeaf: !hasChildren,
});

function TreePicker(props: PickerProps) {
  const { table, ids, roots = [], named, field } = props;
  const common = usePickerProps(props);
  const [typed, setTyped] = useState('');
  const [opened, setOpened] = useState<Code[]>([]);
  const query = useSettled(typed.trim(), 200);
  const found = useCodesFound(table, query);
  const multiple = field.multiple === true;

  const tree = unique([...roots, ...opened]);
  const searching = typed.trim() !== '';
  // Found codes stand side by side: their parents may not have been fetched.
  const listed = searching
    ? (found.data ?? []).map((code) => ({ ...node(code), pId: '', isLeaf: true }))
    : tree.map(node);
  const labels = new Map([...named, ...tree, ...(found.data ?? [])].map(({ code, label }) => [code, label]));
  const chosen = ids.map((code) => ({ value: code, label: labels.get(code) ?? code }));
  const answer = (next: unknown) => {
    const codes = (Array.isArray(next) ? next : [next]).map(
      (one) => (one as { value: string } | undefined)?.value,
    );
    common.onChange(multiple ? codes.filter((code) => code !== undefined) : codes[0]);
  };
  return (
    <TreeSelect
      {...common}
      labelInValue
      multiple={multiple}
      value={multiple ? chosen : (chosen[0] ?? null)}
      onChange={answer}
      treeData={listed}
      treeDataSimpleMode={{ rootPId: '' }}
      loadData={async ({ value }) => {
        const children = await childrenOf(table, String(value));
        setOpened((before) => unique([...before, ...children]));
      }}
      showSearch={{ filterTreeNode: false, onSearch: setTyped, autoClearSearchValue: true }}
      popupMatchSelectWidth={false}
      classNames={{ popup: { root: 'jg-tree-popup' } }}
    />
  );
}

const unique = (codes: Code[]) => [...new Map(codes.map((code) => [code.code, code])).values()];
