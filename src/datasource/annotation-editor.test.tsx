import { setTemplateSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { mockLayout } from '../testing/layout';
import { instanceSettings } from '../testing/settings';
import { templateService } from '../testing/template-service';
import { AnnotationEditor } from './annotation-editor';
import { TailgateDataSource } from './datasource';
import type { TailgateQuery } from './types';

beforeEach(mockLayout);

function show(query: TailgateQuery) {
  setTemplateSrv(templateService());
  const datasource = new TailgateDataSource(instanceSettings(), templateService());
  const onChange = jest.fn<void, [TailgateQuery]>();
  render(<AnnotationEditor {...{ datasource, query, onChange }} onRunQuery={() => {}} />);
  return onChange;
}

test('a new annotation is about high and critical episodes', async () => {
  const onChange = show({ refId: 'Anno', kind: 'latency' });
  await userEvent.click(screen.getByLabelText('Severities'));
  await userEvent.click(await screen.findByRole('option', { name: 'Warning' }));
  expect(onChange).toHaveBeenCalledWith({
    refId: 'Anno',
    kind: 'episodes',
    severities: ['high', 'critical', 'warning'],
  });
});

test('whatever is changed, it stays about episodes', async () => {
  const onChange = show({ refId: 'Anno', kind: 'episodes', severities: ['high'] });
  await userEvent.click(screen.getByLabelText('Severities'));
  await userEvent.click(await screen.findByRole('option', { name: 'Critical' }));
  expect(onChange).toHaveBeenCalledWith({
    refId: 'Anno',
    kind: 'episodes',
    severities: ['high', 'critical'],
  });
});
