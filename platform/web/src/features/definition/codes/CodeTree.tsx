import { CaretDownOutlined, CaretRightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type CSSProperties, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Empty } from '@/components/Empty';
import { Failure } from '@/components/Failure';
import { StatusTag } from '@/components/StatusTag';
import { Waiting } from '@/components/Waiting';
import { useBranches, type Code } from './api';
import { treeOf, type Found } from './found';
import { moved } from './keys';
import styles from './Codes.module.css';
import shared from '../Definition.module.css';

interface Props {
  table: string;
  q: string;
  /** @param revision of the table that the code was shown of */
  onEdit: (code: Code, revision: number) => void;
}

/** What every branch knows of the whole tree. */
interface Tree extends Props {
  isOpen: (code: string, usual: boolean) => boolean;
  toggle: (code: string, open: boolean) => void;
  /** The code that the keyboard is at; undefined: the first. */
  at: string | undefined;
  setAt: (code: string) => void;
}

/** The codes of a table, each below its parent; branches are loaded as they are opened. */
export function CodeTree(props: Props) {
  const { t } = useTranslation('definition');
  const [opened, setOpened] = useState(new Map<string, boolean>());
  const [at, setAt] = useState<string>();
  const tree: Tree = {
    ...props,
    isOpen: (code, usual) => opened.get(code) ?? usual,
    toggle: (code, open) => setOpened((before) => new Map(before).set(code, open)),
    at,
    setAt,
  };
  const onKeyDown = (event: KeyboardEvent<HTMLTableElement>) => {
    if (moved(event.key, event.target as HTMLElement)) event.preventDefault();
  };
  return (
    <div className={shared.scroll}>
      <table className={styles.tree} role="treegrid" aria-label={t('codes.table')} onKeyDown={onKeyDown}>
        <thead>
          <tr>
            <th>{t('codes.zh')}</th>
            <th>{t('codes.code')}</th>
            <th>{t('codes.en')}</th>
            <th>{t('codes.sort')}</th>
            <th>{t('codes.from')}</th>
            <th>{t('codes.until')}</th>
            <th>
              <span className={shared.hidden}>{t('actions')}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {props.q ? <Search tree={tree} /> : <Branches tree={tree} parent={undefined} level={1} />}
        </tbody>
      </table>
    </div>
  );
}

function Branches({ tree, parent, level }: { tree: Tree; parent: string | undefined; level: number }) {
  const found = useBranches(tree.table, parent === undefined ? {} : { parent });
  const rows = (found.data?.pages ?? []).flatMap((page) =>
    page.rows.map((row) => ({ ...row, revision: page.revision })),
  );
  return (
    <>
      {rows.map(({ code, hasChildren, revision }, index) => (
        <Branch
          key={code.code}
          tree={tree}
          node={{ code, hasChildren, isFound: true, below: [] }}
          revision={revision}
          level={level}
          first={parent === undefined && index === 0}
        />
      ))}
      <End found={found} none={parent === undefined && rows.length === 0} />
    </>
  );
}

/** What matches, below what it lies below. */
function Search({ tree }: { tree: Tree }) {
  const found = useBranches(tree.table, { q: tree.q });
  const pages = found.data?.pages ?? [];
  const nodes = treeOf(pages.flatMap((page) => page.rows));
  // Of several pages the oldest: what was changed after it has not been seen whole.
  const revision = Math.min(...pages.map((page) => page.revision));
  return (
    <>
      {nodes.map((node, index) => (
        <Branch
          key={node.code.code}
          tree={tree}
          node={node}
          revision={revision}
          level={1}
          first={index === 0}
        />
      ))}
      <End found={found} none={nodes.length === 0} />
    </>
  );
}

function End({ found, none }: { found: ReturnType<typeof useBranches>; none: boolean }) {
  const { t } = useTranslation('definition');
  const { t: common } = useTranslation();
  if (found.data && !none && !found.hasNextPage) return null;
  return (
    <tr>
      <td colSpan={7}>
        {found.isPending && <Waiting lines={2} />}
        {found.isError && <Failure error={found.error} retry={() => void found.refetch()} />}
        {found.data && none && <Empty title={t('codes.empty')} />}
        {found.hasNextPage && (
          <Button type="text" loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
            {common('loadMore')}
          </Button>
        )}
      </td>
    </tr>
  );
}

interface BranchProps {
  tree: Tree;
  node: Found;
  revision: number;
  level: number;
  /** The row that the keyboard reaches first. */
  first: boolean;
}

function Branch({ tree, node, revision, level, first }: BranchProps) {
  const { code, hasChildren, below } = node;
  const open = hasChildren && tree.isOpen(code.code, below.length > 0);
  return (
    <>
      <Row tree={tree} node={node} revision={revision} level={level} first={first} open={open} />
      {open &&
        below.map((child) => (
          <Branch
            key={child.code.code}
            tree={tree}
            node={child}
            revision={revision}
            level={level + 1}
            first={false}
          />
        ))}
      {open && below.length === 0 && <Branches tree={tree} parent={code.code} level={level + 1} />}
    </>
  );
}

function Row({ tree, node, revision, level, first, open }: BranchProps & { open: boolean }) {
  const { t } = useTranslation('definition');
  const { t: common } = useTranslation();
  const { code, hasChildren } = node;
  const toggle = () => tree.toggle(code.code, !open);
  const edit = () => tree.onEdit(code, revision);
  const today = new Date().toLocaleDateString('en-CA');
  return (
    <tr
      data-code={code.code}
      aria-level={level}
      aria-expanded={hasChildren ? open : undefined}
      className={node.isFound ? undefined : styles.path}
      tabIndex={tree.at === code.code || (tree.at === undefined && first) ? 0 : -1}
      onFocus={() => tree.setAt(code.code)}
      onKeyDown={(event) => {
        if (event.target !== event.currentTarget) return;
        if (event.key === 'Enter') edit();
        if (hasChildren && event.key === (open ? 'ArrowLeft' : 'ArrowRight')) {
          event.preventDefault();
          event.stopPropagation();
          toggle();
        }
      }}
    >
      <td>
        <span className={styles.branch} style={{ '--level': level } as CSSProperties}>
          {hasChildren ? (
            <Button
              type="text"
              size="small"
              tabIndex={-1}
              className={styles.toggle}
              icon={open ? <CaretDownOutlined /> : <CaretRightOutlined />}
              aria-label={t(open ? 'codes.fold' : 'codes.unfold', { what: code.labelZh })}
              onClick={toggle}
            />
          ) : (
            <span className={styles.leaf} />
          )}
          {code.labelZh}
        </span>
      </td>
      <td>{code.code}</td>
      <td>{code.labelEn}</td>
      <td>{code.sort}</td>
      <td>{code.validFrom}</td>
      <td>
        {code.validUntil}{' '}
        {code.validUntil && code.validUntil < today && (
          <StatusTag tone="waiting">{t('codes.ended')}</StatusTag>
        )}
      </td>
      <td className={styles.acts}>
        <Button
          type="link"
          size="small"
          aria-label={t('codes.change', { what: code.labelZh })}
          onClick={edit}
        >
          {common('edit')}
        </Button>
        <Link
          to={`?tab=history&code=${encodeURIComponent(code.code)}`}
          aria-label={t('codes.historyOf', { what: code.labelZh })}
        >
          {t('codes.ofOne')}
        </Link>
      </td>
    </tr>
  );
}
