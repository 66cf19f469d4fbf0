function run(units) {
  let count = 0;
  for (let u = 0; u < units; u++) {
    let s = '';
    for (let i = 0; i < 100; i++) s += 'item' + i + ',';
    for (let at = s.indexOf('7'); at !== -1; at = s.indexOf('7', at + 1)) count++;
    count += s.slice(10, 50).toUpperCase().length + s.split(',').length;
    for (let i = 0; i < 50; i++) count = (count + s.charCodeAt(i)) % 1000003;
  }
  return count;
}
