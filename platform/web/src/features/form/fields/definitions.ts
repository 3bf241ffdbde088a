import { checklist, isCheckboxGroup } from './checklist/definition';
import { code, organisation, people, record } from './choice/definition';
import type { Definition, Field } from './definition';
import { files } from './files/definition';
import { money } from './money/definition';
import { period } from './period/definition';
import { point } from './point/definition';
import { region } from './region/definition';
import { signature } from './signature/definition';

export const definitions: readonly Definition[] = [
  people,
  organisation,
  record,
  code,
  region,
  checklist,
  files,
  signature,
  point,
  money,
  period,
];

const byType = new Map(definitions.map((definition) => [definition.config.type, definition]));

/** Our definition of the field, if it is not one of form-js' own. */
export const definitionOf = (field: Field): Definition | undefined =>
  field.type === 'checklist' && isCheckboxGroup(field) ? undefined : byType.get(field.type);
