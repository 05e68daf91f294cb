import { incidentFrames } from '../testing/incident-frames';
import { sceneOf, theme } from '../testing/scene-of';
import { axisText } from './value-text';

/** The marks of an axis whose lines of these names have these decimals; none where nothing is said. */
function marks(decimals: Readonly<Record<string, number>>, hidden = ''): string[] {
  const frames = incidentFrames();
  for (const { fields } of frames) {
    for (const field of fields) {
      const given = decimals[field.name] ?? decimals.all;
      field.config = {
        ...field.config,
        ...(given === undefined ? {} : { decimals: given }),
        custom: { hideFrom: { viz: field.name === hidden } },
      };
    }
  }
  const [scene] = sceneOf(frames).charts;
  return [0, 1_500, 30_000].map(axisText(scene.series, theme));
}

test('an axis has as many decimals as the values need', () => {
  expect(marks({})).toEqual(['0', '1.5 s', '30 s']);
});

test('decimals of all lines are those of the axis, decimals of one line are its own', () => {
  expect(marks({ all: 3 })).toEqual(['0', '1.500 s', '30.000 s']);
  expect(marks({ response_p99: 3 })).toEqual(['0', '1.5 s', '30 s']);
  expect(marks({ all: 3, response_p99: 0 })).toEqual(['0', '1.5 s', '30 s']);
});

test('a line that is not drawn has no say', () => {
  expect(marks({ all: 3, response_p99: 0 }, 'response_p99')).toEqual(['0', '1.500 s', '30.000 s']);
});

test('without lines the values are in ms', () => {
  expect([0, 1_500].map(axisText([], theme))).toEqual(['0', '1.5 s']);
});
