function run(units) {
  let count = 0;
  for (let u = 0; u < units; u++) {
    const composite = new Array(2000).fill(false);
    for (let i = 2; i < 2000; i++) {
      if (composite[i]) continue;
      count++;
      for (let j = i * i; j < 2000; j += i) composite[j] = true;
    }
  }
  return count;
}
