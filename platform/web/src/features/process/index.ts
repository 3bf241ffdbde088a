import './messages';

export { Course } from './Course';
export { RecordCourse } from './RecordCourse';
export { Diagram } from './lazyDiagram';
export { EngineLate } from './EngineLate';
export { engineIsLate } from './engine';
export { whereNext } from './nextSteps';
export { useInstancesOf } from './api';
