import './messages';

export { DraftConflict } from './DraftConflict';
export { DraftLine } from './DraftLine';
export { FormUpgrade, type FormPreview } from './FormUpgrade';
export { DraftRestored } from './DraftRestored';
export { isUnsafe } from './draftSaver';
export { useDraft, type DraftControl } from './useDraft';
