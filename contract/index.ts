export * from './units';
export * from './rules';
export * from './finding';
export * from './episode';
export * from './settings';
export * from './analysis';
export * from './query';
