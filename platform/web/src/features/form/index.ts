export { definitions } from './fields/definitions';
export { FormView } from './FormView';
