function run(units) {
  let total = 0;
  for (let u = 0; u < units; u++) {
    const map = new Map();
    const set = new Set();
    for (let i = 0; i < 100; i++) {
      map.set('k' + (i % 37), i);
      set.add(i % 23);
    }
    for (let i = 0; i < 100; i++) if (set.has(i)) total += map.get('k' + (i % 37));
    total = (total + map.size + set.size) % 1000003;
  }
  return total;
}
