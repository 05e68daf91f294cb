import { detailColumns, hasRoomToOpen, listColumns } from './size-class';

test('a wall is used: headlines and sections stand side by side', () => {
  expect([420, 1400, 2560, 3840].map(listColumns)).toEqual([1, 2, 3, 4]);
  expect([420, 1400, 2560, 3840].map(detailColumns)).toEqual([1, 2, 3, 4]);
});

test('one may be open where the headlines of all stay in view, or where it is the only one', () => {
  expect(hasRoomToOpen(1400, 560, 5)).toBe(true);
  expect(hasRoomToOpen(1400, 300, 5)).toBe(false);
  expect(hasRoomToOpen(600, 560, 8)).toBe(false);
  expect(hasRoomToOpen(200, 200, 1)).toBe(true);
});
