function run(units) {
  const data = { name: 'widget', tags: ['a', 'b', 'c'], nested: { x: 1.5, y: -2, list: [1, 2, 3, { deep: true }] }, text: 'line\n"quoted"' };
  let total = 0;
  for (let u = 0; u < units; u++) {
    const text = JSON.stringify(data);
    const back = JSON.parse(text);
    total = (total + text.length + back.nested.list.length) % 1000003;
  }
  return total;
}
