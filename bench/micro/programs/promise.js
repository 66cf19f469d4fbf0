async function step(i) { return i % 7; }
async function main(units) {
  let total = 0;
  for (let i = 0; i < units * 50; i++) total = (total + await step(i)) % 1000003;
  return total;
}
function run(units) {
  let result = -1;
  main(units).then((value) => { globalResult = value; });
  return result;
}
var globalResult = 0;
