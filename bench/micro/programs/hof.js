function run(units) {
  const numbers = [];
  for (let i = 0; i < 200; i++) numbers.push(i);
  let total = 0;
  for (let u = 0; u < units; u++) {
    total += numbers.map((n) => n * 2).filter((n) => n % 3 === 0).reduce((sum, n) => sum + n, 0);
    total %= 1000003;
  }
  return total;
}
