import './list-messages';
import './messages';

export { BatchList } from './batch/BatchList';
export { BatchView } from './batch/BatchView';
export { BinPage } from './bin/BinPage';
export { DeletedPage } from './bin/DeletedPage';
export { SearchPage } from './search/SearchPage';
export { MergePage } from './merge/MergePage';
export { CreateRecord } from './CreateRecord';
export { EditRecord } from './EditRecord';
export { WithForm, WithRecord, WithView } from './Loaded';
export { RecordFields } from './RecordFields';
export { ReverseLists } from './ReverseLists';
export { RelatedRecords } from './RelatedRecords';
export { BackButton, RecordView, type ExtraTab } from './RecordView';
export { useRecord, useRegistry, type FullRecord } from './api';
export { ViewList } from './ViewList';
