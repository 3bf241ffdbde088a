import { RepeatRenderManager } from '@bpmn-io/form-js-viewer';
import { type Wording, worded } from './wording';

type Part = (this: unknown, props: unknown) => unknown;

/** Rows of dynamic lists with buttons in the screen's language. */
export function spokenLists(wording: Wording) {
  class SpokenLists extends RepeatRenderManager {
    constructor(...services: ConstructorParameters<typeof RepeatRenderManager>) {
      super(...services);
      const parts = this as unknown as { Repeater: Part; RepeatFooter: Part };
      parts.Repeater = worded(parts.Repeater, wording, 1);
      parts.RepeatFooter = worded(parts.RepeatFooter, wording);
    }
  }
  return { __init__: ['repeatRenderManager'], repeatRenderManager: ['type', SpokenLists] };
}
