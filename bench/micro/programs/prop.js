function run(units) {
  const o = { a: 1, b: 2, c: 3 };
  for (let i = 0; i < units * 500; i++) {
    o.a = o.b + 1;
    o.b = o.c % 7;
    o.c = o.a + o.b + i % 3;
  }
  return o.a + o.b + o.c;
}
