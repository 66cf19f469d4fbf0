function risky(i) {
  if (i % 2 === 0) throw new Error('even');
  return i;
}
function run(units) {
  let caught = 0;
  for (let i = 0; i < units * 100; i++) {
    try {
      caught += risky(i) % 3;
    } catch (error) {
      caught += error.message.length;
    } finally {
      caught %= 1000003;
    }
  }
  return caught;
}
