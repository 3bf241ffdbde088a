import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

/** Nothing is laid out here: nothing changes its size. */
globalThis.ResizeObserver = class {
  observe = () => undefined;
  unobserve = () => undefined;
  disconnect = () => undefined;
};

afterEach(cleanup);
