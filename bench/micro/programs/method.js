function Point(x, y) { this.x = x; this.y = y; }
Point.prototype.add = function (other) { return new Point(this.x + other.x, this.y + other.y); };
Point.prototype.norm = function () { return this.x * this.x + this.y * this.y; };
function run(units) {
  const step = new Point(1, 2);
  let total = 0;
  for (let u = 0; u < units; u++) {
    let p = new Point(0, 0);
    for (let i = 0; i < 200; i++) {
      p = p.add(step);
      total = (total + p.norm()) % 1000003;
    }
  }
  return total;
}
