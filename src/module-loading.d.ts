/** What the loader of Grafana says about the module that is being loaded. */
declare module 'amd-module' {
  const amdModule: { readonly uri?: string } | undefined;
  export default amdModule;
}

/** Where webpack loads chunks from: https://webpack.js.org/guides/public-path/#on-the-fly */
declare let __webpack_public_path__: string;
