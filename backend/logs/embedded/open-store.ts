import { mkdir, realpath } from 'node:fs/promises';
import { join } from 'node:path';
import { messageOf, TailgateError } from '../../errors';
import type { EngineSettings } from '../database';
import { EventStore } from '../store/event-store';

/** Name of the store in its folder. */
export const storeFile = 'logs.duckdb';

/** Access logs hold addresses and names of people: a folder that is created is for its user alone. */
const ownerOnly = 0o700;

/** Folders that this process has open: the lock of the file keeps out other processes only. */
const openFolders = new Set<string>();

/** A store in a folder, which no other one can open until it is closed. */
export interface OpenFolder {
  readonly store: EventStore;
  close(): Promise<void>;
}

/**
 * Opens the store of a data folder, and creates both where they are not there.
 * @throws TailgateError unavailable, naming the folder and what to do
 */
export async function openStore(
  folder: string,
  settings: Omit<EngineSettings, 'file'>,
): Promise<OpenFolder> {
  const path = await usable(folder);
  if (openFolders.has(path)) throw inUse(folder);
  openFolders.add(path);
  try {
    const store = await EventStore.open({ ...settings, file: join(path, storeFile) });
    return {
      store,
      close: async () => {
        await store.close();
        openFolders.delete(path);
      },
    };
  } catch (thrown) {
    openFolders.delete(path);
    throw cannotOpen(folder, thrown);
  }
}

async function usable(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true, mode: ownerOnly });
    return await realpath(folder);
  } catch (thrown) {
    throw new TailgateError(
      'unavailable',
      `The data folder ${folder} cannot be created: ${messageOf(thrown)}`,
      {
        place: folder,
        remedy: 'Choose a folder that can be written, with the option dataFolder.',
        cause: thrown,
      },
    );
  }
}

function cannotOpen(folder: string, thrown: unknown): unknown {
  if (!(thrown instanceof TailgateError) || thrown.code !== 'unavailable') return thrown;
  const reason = messageOf(thrown.cause ?? thrown);
  if (/lock/i.test(reason)) return inUse(folder, thrown);
  const isRefused = /permission denied|read-only|cannot open file/i.test(reason);
  const isFull = /no space|disk full|enough space/i.test(reason);
  return new TailgateError(
    'unavailable',
    isRefused
      ? `The data folder ${folder} cannot be written: ${reason}`
      : `The store in the data folder ${folder} cannot be opened: ${reason}`,
    {
      place: folder,
      remedy: isRefused
        ? 'Give the user of this process the right to write there, or choose another data folder.'
        : isFull
          ? 'Free space on the disk, or choose another data folder.'
          : `If ${storeFile} there is no store of Tailgate, choose another data folder.`,
      cause: thrown,
    },
  );
}

function inUse(folder: string, cause?: unknown): TailgateError {
  return new TailgateError(
    'unavailable',
    `The data folder ${folder} is used by another Tailgate.`,
    {
      place: folder,
      remedy: 'Stop the other one, or give each a data folder of its own.',
      ...(cause === undefined ? {} : { cause }),
    },
  );
}
