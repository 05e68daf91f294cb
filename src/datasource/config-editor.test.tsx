import { setBackendSrv } from '@grafana/runtime';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { fakeBackend } from '../testing/fake-backend';
import { mockLayout } from '../testing/layout';
import { editedSettings } from '../testing/settings';
import { ConfigEditor } from './config-editor';

beforeEach(mockLayout);

type Settings = ReturnType<typeof editedSettings>;

function show(given: Partial<Settings> = {}, sources: unknown = { sources: [] }) {
  const backend = fakeBackend(() => sources);
  setBackendSrv(backend);
  const shown = { settings: editedSettings(given) };
  function Page() {
    const [options, setOptions] = useState(shown.settings);
    const onOptionsChange = (changed: Settings) => {
      shown.settings = changed;
      setOptions(changed);
    };
    return <ConfigEditor options={options} onOptionsChange={onOptionsChange} />;
  }
  render(<Page />);
  return { shown, backend };
}

test('sources of the backend are offered', async () => {
  const { shown, backend } = show({}, { sources: [{ name: 'shop', logGroups: 2 }] });
  await userEvent.click(screen.getByLabelText(/^Source/));
  await userEvent.click(await screen.findByRole('option', { name: /shop/ }));
  expect(shown.settings.jsonData).toEqual({ source: 'shop' });
  expect(backend.asked[0]?.url).toBe('/api/datasources/uid/tailgate/resources/sources');
});

test('a source can be typed while the backend is away', async () => {
  const { shown } = show({}, 'no answer of ours');
  await userEvent.type(screen.getByLabelText(/^Source/), 'shop');
  await userEvent.click(await screen.findByRole('option', { name: /shop/ }));
  expect(shown.settings.jsonData).toEqual({ source: 'shop' });
});

test('log groups stand one on each line', async () => {
  const { shown } = show({ jsonData: { source: 'shop' } });
  await userEvent.click(screen.getByLabelText('Log groups'));
  await userEvent.type(
    screen.getByRole('textbox', { name: /^Log groups/ }),
    ' /a{enter}{enter}/b, /a',
  );
  await userEvent.type(screen.getByLabelText(/^Region/), 'eu-central-1');
  expect(shown.settings.jsonData).toEqual({
    source: undefined,
    logGroups: ['/a', '/b'],
    region: 'eu-central-1',
  });
});

test('who looks at the other origin and comes back finds what was entered', async () => {
  const { shown } = show({ jsonData: { logGroups: ['/a'], region: 'eu-central-1' } });
  await userEvent.click(screen.getByLabelText('A source of the backend'));
  expect(JSON.parse(JSON.stringify(shown.settings.jsonData))).toEqual({});
  await userEvent.click(screen.getByLabelText('Log groups'));
  expect(shown.settings.jsonData).toMatchObject({ logGroups: ['/a'], region: 'eu-central-1' });
  expect(screen.getByRole('textbox', { name: /^Log groups/ })).toHaveValue('/a');
});

test('the token is kept among the secrets, and can be reset', async () => {
  const { shown } = show({ secureJsonFields: { token: true } });
  expect(screen.getByLabelText(/^Token/)).toHaveValue('configured');
  await userEvent.click(screen.getByRole('button', { name: 'Reset' }));
  expect(shown.settings.secureJsonFields['token']).toBe(false);
  await userEvent.type(screen.getByLabelText(/^Token/), 'secret');
  expect(shown.settings.secureJsonData).toEqual({ token: 'secret' });
  expect(JSON.stringify(shown.settings.jsonData)).not.toContain('secret');
});

test('provisioned settings cannot be changed', () => {
  show({ readOnly: true });
  expect(screen.getByLabelText(/^Token/)).toBeDisabled();
  expect(screen.getByLabelText(/^Source/)).toBeDisabled();
});
