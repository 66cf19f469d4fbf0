function run(units) {
  let sum = 0;
  for (let u = 0; u < units; u++) {
    const a = [];
    let seed = 42;
    for (let i = 0; i < 200; i++) {
      seed = (seed * 1103 + 12345) % 65536;
      a.push(seed);
    }
    a.sort((x, y) => x - y);
    for (let i = 0; i < a.length; i++) sum = (sum + a[i] * i) % 1000003;
  }
  return sum;
}
