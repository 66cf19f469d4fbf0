function* range(n) {
  for (let i = 0; i < n; i++) yield i;
}
function run(units) {
  let total = 0;
  for (let u = 0; u < units; u++) {
    for (const i of range(200)) total = (total + i) % 1000003;
  }
  return total;
}
