/**
 * jsdom lays nothing out. Lists that draw only what is in view need sizes, so every element gets
 * the same ones, and text is measured by its length.
 */
export function mockLayout(): void {
  jest
    .spyOn(Element.prototype, 'getBoundingClientRect')
    .mockReturnValue(new DOMRect(0, 0, 400, 400));
  for (const size of ['clientWidth', 'clientHeight'] as const) {
    jest.spyOn(Element.prototype, size, 'get').mockReturnValue(400);
  }
  for (const size of ['offsetWidth', 'offsetHeight'] as const) {
    jest.spyOn(HTMLElement.prototype, size, 'get').mockReturnValue(400);
  }
  const measured = { measureText: (text: string) => ({ width: text.length * 7 }) };
  jest.spyOn(HTMLCanvasElement.prototype, 'getContext').mockReturnValue(measured as never);
}
