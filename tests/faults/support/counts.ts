/** `npm run test:faults` repeats everything more often than `npm test` has time for. */
const thorough = process.env.FAULTS === 'many';

export const times = (quick: number, many: number) => (thorough ? many : quick);
