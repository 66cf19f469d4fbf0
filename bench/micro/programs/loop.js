function run(units) {
  let sum = 0;
  for (let u = 0; u < units; u++) {
    for (let i = 0; i < 100; i++) {
      for (let j = 0; j < 20; j++) sum = (sum + i * j) % 1000003;
    }
  }
  return sum;
}
