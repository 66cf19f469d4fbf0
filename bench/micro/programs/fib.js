function fib(n) { return n < 2 ? n : fib(n - 1) + fib(n - 2); }
function run(units) {
  let sum = 0;
  for (let i = 0; i < units; i++) sum += fib(15);
  return sum;
}
