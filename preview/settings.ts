/** What the page of the preview has to know before it shows anything; its server says it. */
export interface PreviewSettings {
  readonly version: string;
  readonly dataSources: readonly {
    readonly id: number;
    readonly uid: string;
    readonly name: string;
    readonly type: string;
    readonly isDefault: boolean;
    readonly jsonData: Readonly<Record<string, unknown>>;
  }[];
  /** Most bytes of files that are analysed in one go. */
  readonly maxAnalysisBytes: number;
}
