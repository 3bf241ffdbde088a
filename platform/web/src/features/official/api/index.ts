export * from './issuers';
export * from './names';
export * from './papers';
export * from './templates';
export * from './verification';
