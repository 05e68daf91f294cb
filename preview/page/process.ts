/** What some packages expect of Node in a browser. */
export const process = { env: { NODE_ENV: 'production' } };
