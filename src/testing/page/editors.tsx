import { CoreApp, dateTime, type TimeRange } from '@grafana/data';
import { useState, type ReactNode } from 'react';
import { AnnotationEditor } from '../../datasource/annotation-editor';
import { ConfigEditor } from '../../datasource/config-editor';
import { TailgateDataSource } from '../../datasource/datasource';
import { migrateQuery } from '../../datasource/migrate-query';
import { QueryEditor } from '../../datasource/query-editor';
import { QueryHelp } from '../../datasource/query-help';
import type { TailgateQuery, TailgateVariableQuery } from '../../datasource/types';
import { VariableEditor } from '../../datasource/variable-editor';
import { editedSettings, instanceSettings } from '../settings';
import { installServices } from './install-services';
import { parameters, renderPage } from './render-page';

// The editors of the data source. Parameters: `editor`, `query` and `settings` (JSON), `app`, `theme`.

const settings = instanceSettings();
installServices(settings);
const datasource = new TailgateDataSource(settings);

const from = dateTime('2026-11-20T12:00:00Z');
const to = dateTime('2026-11-20T13:00:00Z');
const range: TimeRange = { from, to, raw: { from, to } };

/** An object of a search parameter. */
function given(name: string): object {
  const value: unknown = JSON.parse(parameters.get(name) ?? '{}');
  return typeof value === 'object' && value !== null ? value : {};
}

const app = Object.values(CoreApp).find((name) => name === parameters.get('app'));

function Editors() {
  const [query, setQuery] = useState<TailgateQuery>(
    migrateQuery({ refId: 'A', ...given('query') }),
  );
  const [variable, setVariable] = useState<TailgateVariableQuery>({ refId: 'A' });
  const [edited, setEdited] = useState(editedSettings(given('settings')));
  const [runs, setRuns] = useState(0);
  const run = () => setRuns((count) => count + 1);
  const props = { datasource, query, range, app, onChange: setQuery, onRunQuery: run };
  const editors: Readonly<Record<string, () => ReactNode>> = {
    query: () => <QueryEditor {...props} />,
    annotation: () => <AnnotationEditor {...props} />,
    config: () => <ConfigEditor options={edited} onOptionsChange={setEdited} />,
    variable: () => <VariableEditor {...props} query={variable} onChange={setVariable} />,
    help: () => (
      <QueryHelp
        datasource={datasource}
        query={query}
        onClickExample={(example) => setQuery(migrateQuery(example))}
      />
    ),
  };
  return (
    <div style={{ padding: 12 }}>
      {editors[parameters.get('editor') ?? 'query']?.()}
      <output hidden data-testid="state">
        {JSON.stringify({ query, variable, edited, runs })}
      </output>
    </div>
  );
}

renderPage(<Editors />);
