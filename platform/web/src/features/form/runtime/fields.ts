import {
  Checklist,
  Datetime,
  Numberfield,
  Select,
  Table,
  Taglist,
  Textarea,
  Textfield,
} from '@bpmn-io/form-js-viewer';
import { checklistConfig } from '../fields/checklist/config';
import { isCheckboxGroup } from '../fields/checklist/definition';
import { definitions } from '../fields/definitions';
import { h } from 'preact';
import { containers } from './containers';
import { type FieldComponent, type FieldProps, island, optionIsland } from './island';
import { plainWhenReadOnly } from './plain';
import { type Wording, wordedField } from './wording';

type BuiltIn = FieldComponent;
const builtIn = (component: unknown) => component as BuiltIn;

/** Our checklist and form-js' group of checkboxes share a type. */
function checklistOrGroup(config: { type: string }): FieldComponent {
  const Ours = island(config);
  const Group = builtIn(Checklist);
  const Either = (props: FieldProps) =>
    h((isCheckboxGroup(props.field) ? Group : Ours) as never, props as never);
  return Object.assign(Either, { config: checklistConfig({ config }, Group) });
}

/** Every field type that is not exactly as form-js has it. */
export const components = (wording: Wording): FieldComponent[] => [
  ...definitions.map(({ config }) =>
    config.type === 'checklist' ? checklistOrGroup(config) : island(config),
  ),
  optionIsland(builtIn(Select).config),
  optionIsland(builtIn(Taglist).config),
  island(builtIn(Datetime).config),
  plainWhenReadOnly(Textfield),
  plainWhenReadOnly(Textarea),
  plainWhenReadOnly(wordedField(Numberfield, wording)),
  wordedField(Table, wording),
  ...containers,
];
