export { runControllers } from './runControllers';
