const focusable = [
  'input:not([type=hidden]):not([disabled])',
  'textarea:not([disabled])',
  'select:not([disabled])',
  'button:not([disabled])',
  '[tabindex]:not([tabindex="-1"])',
].join(',');

/** What is in a section that is closed cannot be gone to. */
function open(field: HTMLElement) {
  const body = field.closest<HTMLElement>('.jg-section-body[hidden]');
  body?.parentElement?.querySelector<HTMLElement>('.jg-section-head')?.click();
}

/** Waits for preact, then React, to draw; then goes to the first field that needs attention. */
export function focusFirstInvalid(container: HTMLElement) {
  const go = () => {
    const field = container.querySelector<HTMLElement>('.fjs-has-errors');
    if (!field) return;
    open(field);
    const part = field.querySelector<HTMLElement>('[data-faulty="true"]') ?? field;
    const target = part.matches(focusable) ? part : (part.querySelector<HTMLElement>(focusable) ?? part);
    const meant =
      part.querySelector<HTMLElement>('[data-fault-focus]') ??
      part.querySelector<HTMLElement>('[role=radio][tabindex="0"]');
    requestAnimationFrame(() => {
      part.scrollIntoView({ block: 'center' });
      (meant ?? target).focus({ preventScroll: true });
    });
  };
  requestAnimationFrame(() => requestAnimationFrame(go));
}
