function run(units) {
  const text = 'The quick brown fox, born 1987-03-21, jumps over 13 lazy dogs on 2018-06-30 at 12:45.';
  let total = 0;
  for (let u = 0; u < units; u++) {
    const date = /(\d{4})-(\d\d)-(\d\d)/g;
    for (let m = date.exec(text); m !== null; m = date.exec(text)) total += Number(m[1]) + Number(m[2]) + m.index;
    total += text.replace(/[aeiou]+/g, (v) => v.toUpperCase()).length;
    total += text.replace(/(\w+) (\w+)/, '$2 $1').length;
    total %= 1000003;
  }
  return total;
}
