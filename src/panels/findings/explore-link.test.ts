import { exploreLink } from './explore-link';

const id = '2eca3c0c-0ead-497a-863a-000000000005';
const time = 1_000_000;
const query = { uid: 'tg', source: 'shop' };

function paneOf(address = ''): unknown {
  const { pathname, searchParams } = new URL(address, 'http://grafana.test');
  expect(pathname).toBe('/explore');
  const panes: unknown = JSON.parse(searchParams.get('panes') ?? '');
  return panes;
}

test('the log lines with the id, in the minutes around the request', () => {
  expect(paneOf(exploreLink(id, { time }, query))).toEqual({
    request: {
      datasource: 'tg',
      queries: [
        {
          refId: 'A',
          datasource: { type: 'tailgate-apigateway-datasource', uid: 'tg' },
          kind: 'logs',
          text: `fields @timestamp, @message\n| filter @message like "${id}"\n| sort @timestamp asc\n| limit 100`,
          source: 'shop',
        },
      ],
      range: { from: '880000', to: '1300000' },
    },
  });
});

test('an id that could end the quotes, or is no id, leads nowhere', () => {
  expect(exploreLink('x" or 1 = 1 | limit 9', { time }, query)).toBeUndefined();
  expect(exploreLink('-', { time }, query)).toBeUndefined();
  expect(exploreLink(id, { time: null }, query)).toBeUndefined();
});
