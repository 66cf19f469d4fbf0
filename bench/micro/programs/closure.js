function counter(start) {
  let n = start;
  return { up: () => ++n, read() { return n; } };
}
function run(units) {
  let sum = 0;
  for (let i = 0; i < units * 100; i++) {
    const c = counter(i);
    c.up();
    c.up();
    sum = (sum + c.read()) % 1000003;
  }
  return sum;
}
