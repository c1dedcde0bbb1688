export { count, fits, type Counted, type Limits } from './count';
export { outsideGsm } from './sms';
