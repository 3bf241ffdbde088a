import { expect, it } from 'vitest';
import { keep, kept, randomNumber, sealOf } from './seal';

it('seals a value with the name of who gave it, as the server and the verifier do', async () => {
  expect(await sealOf('li.officer', '00ff')).toBe(
    '42dc11c0764f907d02132512639cde16b9160d43066fc36873dcaca83454a988',
  );
});

it('makes numbers that nobody guesses, and keeps them in this browser', () => {
  const number = randomNumber();

  expect(number).toMatch(/^[0-9a-f]{64}$/);
  expect(number).not.toBe(randomNumber());
  expect(kept('one')).toBeNull();
  keep('one', number);
  expect(kept('one')).toBe(number);
});
