import {
  type AdHocVariableFilter,
  type AnnotationSupport,
  type CoreApp,
  type DataQueryRequest,
  type DataQueryResponse,
  type DataSourceGetTagValuesOptions,
  type DataSourceInstanceSettings,
  type MetricFindValue,
  type ScopedVars,
  type TimeRange,
} from '@grafana/data';
import { DataSourceWithBackend, getTemplateSrv, type TemplateSrv } from '@grafana/runtime';
import { severities } from '@tailgate/contract';
import { map, type Observable } from 'rxjs';
import { AnnotationEditor } from './annotation-editor';
import { applyFilters, filterKeys } from './apply-filters';
import { defaultAnnotationQuery, defaultQuery, isExplore } from './default-query';
import { describeQuery } from './describe-query';
import { mainFrames } from './main-frames';
import { interpolateQuery } from './interpolate-query';
import { migrateQuery } from './migrate-query';
import { readRules, readValues } from './read-answers';
import type { TailgateQuery, TailgateSettings, ValueKind } from './types';
import { TailgateVariableSupport } from './variable-support';

/** The data source as Grafana's pages see it: queries go through Grafana's server to the backend. */
export class TailgateDataSource extends DataSourceWithBackend<TailgateQuery, TailgateSettings> {
  override annotations: AnnotationSupport<TailgateQuery> = {
    QueryEditor: AnnotationEditor,
    getDefaultQuery: () => defaultAnnotationQuery,
  };

  constructor(
    settings: DataSourceInstanceSettings<TailgateSettings>,
    private readonly templates: TemplateSrv = getTemplateSrv(),
  ) {
    super(settings);
    this.variables = new TailgateVariableSupport(this);
  }

  override getDefaultQuery(app: CoreApp): Partial<TailgateQuery> {
    return defaultQuery(app);
  }

  override getQueryDisplayText(query: TailgateQuery): string {
    return describeQuery(migrateQuery(query));
  }

  /** A logs query without a text is not finished yet; asking the backend would only bring an error. */
  override filterQuery(query: TailgateQuery): boolean {
    return query.hide !== true && (query.kind !== 'logs' || (query.text ?? '').trim() !== '');
  }

  /** Whether the query needs a dashboard, as alert rules have no variables. `$default` is a route, not one. */
  override targetContainsTemplate({ source = '', text = '', ...query }: TailgateQuery): boolean {
    const { endpoints = [], rules = [], severities: chosen = [] } = query;
    return [source, text, ...endpoints, ...rules, ...chosen].some(
      (given) => this.templates.replace(given) !== given,
    );
  }

  override query(request: DataQueryRequest<TailgateQuery>): Observable<DataQueryResponse> {
    const targets = request.targets.filter(
      (target) => this.narrowed(target, request.scopedVars, request.filters) !== undefined,
    );
    const answers = super.query({ ...request, targets });
    return isExplore(request.app)
      ? answers.pipe(map((answer) => ({ ...answer, data: mainFrames(answer.data) })))
      : answers;
  }

  override applyTemplateVariables(
    query: TailgateQuery,
    scopedVars: ScopedVars,
    filters?: AdHocVariableFilter[],
  ): TailgateQuery {
    return this.narrowed(query, scopedVars, filters) ?? query;
  }

  /** Values for editors, variables and filters. */
  async values(
    of: ValueKind,
    given: { range?: TimeRange; source?: string; scopedVars?: ScopedVars } = {},
  ): Promise<string[]> {
    const { range, scopedVars } = given;
    const source = this.templates.replace(given.source ?? '', scopedVars);
    const answer: unknown = await this.getResource('values', {
      of,
      ...(range && { from: range.from.valueOf(), to: range.to.valueOf() }),
      ...(source !== '' && { source }),
    });
    return readValues(answer);
  }

  /** The rules that the backend runs. */
  async rules(): Promise<{ id: string; title: string }[]> {
    const answer: unknown = await this.getResource('rules');
    return readRules(answer);
  }

  override getTagKeys(): Promise<MetricFindValue[]> {
    return Promise.resolve(filterKeys.map((text) => ({ text })));
  }

  override async getTagValues({
    key,
    timeRange,
  }: DataSourceGetTagValuesOptions<TailgateQuery>): Promise<MetricFindValue[]> {
    const list = await this.tagValues(key, timeRange);
    return list.map((text) => ({ text }));
  }

  private async tagValues(key: string, range?: TimeRange): Promise<readonly string[]> {
    switch (key) {
      case 'endpoint':
        return this.values('endpoint', { range });
      case 'rule':
        return (await this.rules()).map(({ id }) => id);
      case 'severity':
        return severities;
      default:
        return [];
    }
  }

  private narrowed(
    query: TailgateQuery,
    scopedVars: ScopedVars,
    filters?: readonly AdHocVariableFilter[],
  ): TailgateQuery | undefined {
    return applyFilters(interpolateQuery(migrateQuery(query), this.templates, scopedVars), filters);
  }
}
