import type { DetectedContent } from '../accesslog/canonical';
import { detectFormat } from '../accesslog/detect-format';
import { sampleMessages } from '../logs/input/sample-messages';
import type { AnalysisFile } from './open-inputs';

/** Files of one log group whose lines are of one kind. */
export interface DetectedGroup {
  readonly logGroup: string;
  readonly files: readonly AnalysisFile[];
  readonly messages: readonly string[];
  readonly content: DetectedContent;
}

const sampledPerGroup = 5_000;
const sampledPerFile = { least: 100, most: 2_000 };

/** What the lines of files are; files of one log group that differ in kind are told apart. */
export async function detectGroups(
  files: readonly AnalysisFile[],
  overrides: Readonly<Record<string, string>>,
): Promise<DetectedGroup[]> {
  const byGroup = new Map<string, AnalysisFile[]>();
  for (const file of files)
    byGroup.set(file.logGroup, [...(byGroup.get(file.logGroup) ?? []), file]);
  const groups: DetectedGroup[] = [];
  for (const [logGroup, members] of byGroup) {
    const share = Math.floor(sampledPerGroup / members.length);
    const perFile = Math.min(Math.max(share, sampledPerFile.least), sampledPerFile.most);
    const kinds = new Map<
      DetectedContent['content'],
      { files: AnalysisFile[]; messages: string[] }
    >();
    for (const member of members) {
      const { messages } = await sampleMessages(member.file, perFile);
      const { content } = detectFormat(messages, overrides);
      const kind = kinds.get(content) ?? { files: [], messages: [] };
      kind.files.push(member);
      kind.messages.push(...messages);
      kinds.set(content, kind);
    }
    for (const { files: alike, messages } of kinds.values()) {
      const content = detectFormat(messages, overrides);
      groups.push({ logGroup, files: alike, messages, content });
    }
  }
  return groups;
}
