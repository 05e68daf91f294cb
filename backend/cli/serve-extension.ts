import type { FastifyInstance } from 'fastify';
import type { ServeConfig } from '../config/config';
import type { Services } from '../services/services';

/** What a program that runs `tailgate serve` adds to it, such as the preview of `npm start`. */
export interface ServeExtension {
  /** Adds routes before the server listens. Its guard stands before them as before all others. */
  addRoutes(server: FastifyInstance, config: ServeConfig, services: Services): void;
  /** Told when the server listens. @returns lines of the welcome */
  started(url: string): readonly string[];
  /** Ends what it started, before the server stops. */
  close(): Promise<void>;
}
