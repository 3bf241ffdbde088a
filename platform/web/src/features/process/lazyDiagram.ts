import { lazy } from 'react';

/** The viewer is large: it comes when a diagram is to be shown. */
export const Diagram = lazy(() => import('./Diagram'));
