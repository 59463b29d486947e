import { expect, test } from 'vitest';
import { Latest, type Outcome } from '../../src/state/latest';

/** A register that answers when it is told to. */
function slow() {
  const asked: { question: number; give: (answer: string) => void; fail: (fault: Error) => void }[] = [];
  const told: [number, Outcome<string>][] = [];
  const latest = new Latest<number, string>(
    (question) => new Promise((give, fail) => asked.push({ question, give, fail })),
    (question, outcome) => told.push([question, outcome]),
  );
  return { latest, asked, told };
}
const settle = () => new Promise((resolve) => setTimeout(resolve));

test('a drag of a hundred steps asks twice: the first and the last', async () => {
  const { latest, asked, told } = slow();
  for (let n = 1; n <= 100; n += 1) latest.ask(n);
  expect(asked.map((a) => a.question)).toEqual([1]);
  asked[0]?.give('one');
  await settle();
  expect(asked.map((a) => a.question)).toEqual([1, 100]);
  asked[1]?.give('hundred');
  await settle();
  expect(told).toEqual([
    [1, { answer: 'one' }],
    [100, { answer: 'hundred' }],
  ]);
  expect(latest.busy).toBe(false);
});

test('a fault does not lose the question that waits behind it', async () => {
  const { latest, asked, told } = slow();
  latest.ask(1);
  latest.ask(2);
  asked[0]?.fail(new Error('lost'));
  await settle();
  asked[1]?.give('two');
  await settle();
  expect(told[0]?.[1]).toHaveProperty('fault');
  expect(told[1]).toEqual([2, { answer: 'two' }]);
});

test('what was stopped is never told', async () => {
  const { latest, asked, told } = slow();
  latest.ask(1);
  latest.ask(2);
  latest.stop();
  asked[0]?.give('one');
  await settle();
  expect(told).toEqual([]);
  expect(asked).toHaveLength(1);
  expect(latest.busy).toBe(false);
});
