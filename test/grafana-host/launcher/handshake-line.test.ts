import fc from 'fast-check';
import { parseHandshakeLine } from './handshake-line';

describe('parseHandshakeLine', () => {
  it.each([
    ['1|2|tcp|127.0.0.1:7071|grpc', { network: 'tcp', host: '127.0.0.1', port: 7071 }],
    ['1|2|tcp|backend:7071|grpc\r', { network: 'tcp', host: 'backend', port: 7071 }],
    ['1|2|tcp|[::1]:7071|grpc|', { network: 'tcp', host: '::1', port: 7071 }],
    ['1|2|unix|/run/tailgate.sock|grpc', { network: 'unix', path: '/run/tailgate.sock' }],
  ])('%s', (line, address) => {
    expect(parseHandshakeLine(line)).toEqual(address);
  });

  it.each([
    ['', 'Unrecognized'],
    ['1|2|tcp', 'Unrecognized'],
    ['2|2|tcp|127.0.0.1:1|grpc', 'core protocol'],
    ['1|3|tcp|127.0.0.1:1|grpc', 'application protocol'],
    ['1|2|udp|127.0.0.1:1|grpc', 'network'],
    ['1|2|tcp|127.0.0.1:1', 'netrpc'],
    ['1|2|tcp|127.0.0.1|grpc', 'HOST:PORT'],
    ['1|2|tcp|:7071|grpc', 'HOST:PORT'],
    ['1|2|tcp|127.0.0.1:70710|grpc', 'HOST:PORT'],
    ['1|2|tcp|[localhost]:7071|grpc', 'IPv6'],
    [`1|2|tcp|127.0.0.1:1|grpc|${'x'.repeat(51)}`, 'certificate'],
  ])('refuses %s', (line, reason) => {
    expect(() => parseHandshakeLine(line)).toThrow(reason);
  });

  it('gives an address or a reason for any text', () => {
    fc.assert(
      fc.property(fc.string(), (line) => {
        try {
          return ['tcp', 'unix'].includes(parseHandshakeLine(line).network);
        } catch (error) {
          return error instanceof Error && error.message !== '';
        }
      }),
    );
  });
});
