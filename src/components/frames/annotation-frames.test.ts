import { FieldType, toDataFrame } from '@grafana/data';
import { deployAnnotation, incidentFrames } from '../../panels/latency/testing/incident-frames';
import { readAnnotations } from './annotation-frames';
import { readEpisodes } from './episodes-frame';

const episodes = readEpisodes(incidentFrames());
const first = episodes[0];
if (first === undefined) throw new Error('the incident has no episode');

/** An episode as an annotation query of Tailgate brings it to the dashboard. */
const asAnnotation = (id: string, tags: unknown, time: number) =>
  toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [time] },
      { name: 'timeEnd', type: FieldType.time, values: [time + 60_000] },
      { name: 'id', type: FieldType.string, values: [id] },
      { name: 'tags', type: FieldType.other, values: [tags] },
      { name: 'title', type: FieldType.string, values: ['Episode'] },
    ],
  });

test('deploys are drawn, whatever type their id has', () => {
  expect(readAnnotations([deployAnnotation()], episodes)).toMatchObject([
    { id: '7', title: 'Deploy v42', tags: ['deploy'], color: 'semi-dark-blue' },
  ]);
});

test('an episode that the panel draws is not drawn again: by its id', () => {
  expect(readAnnotations([asAnnotation(first.id, [], 1)], episodes)).toEqual([]);
});

test.each([[['tailgate', first.rule, 'high']], [`tailgate, ${first.rule},high`]])(
  'or by its tags %p at the same time',
  (tags) => {
    expect(readAnnotations([asAnnotation('', tags, first.from)], episodes)).toEqual([]);
    expect(readAnnotations([asAnnotation('', tags, first.from + 1)], episodes)).toHaveLength(1);
    expect(readAnnotations([asAnnotation('', tags, first.from)], [])).toHaveLength(1);
  },
);

test('rows without a time are left out, the others come in order', () => {
  const frame = toDataFrame({
    fields: [
      { name: 'time', type: FieldType.time, values: [30, null, 10] },
      { name: 'text', type: FieldType.string, values: ['c', 'b', 'a'] },
    ],
  });
  expect(readAnnotations([frame], []).map(({ text, from, to }) => [text, from, to])).toEqual([
    ['a', 10, 10],
    ['c', 30, 30],
  ]);
});
