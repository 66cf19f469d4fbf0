function sum(...values) {
  let total = 0;
  for (const v of values) total += v;
  return total;
}
function run(units) {
  let total = 0;
  for (let i = 0; i < units * 50; i++) {
    const [a, b, ...rest] = [i, i + 1, i + 2, i + 3];
    const { x, y: { z = 5 } = {}, ...others } = { x: a, w: b, v: 1 };
    const text = `${x}-${z}-${others.w}`;
    total = (total + sum(...rest, a, b) + text.length) % 1000003;
  }
  return total;
}
