class Shape {
  constructor(name) { this.name = name; }
  area() { return 0; }
  get label() { return this.name; }
}
class Rectangle extends Shape {
  constructor(w, h) {
    super('rectangle');
    this.w = w;
    this.h = h;
  }
  area() { return super.area() + this.w * this.h; }
  get label() { return super.label + '!'; }
}
function run(units) {
  let total = 0;
  for (let i = 0; i < units * 100; i++) {
    const r = new Rectangle(i % 10, 3);
    total = (total + r.area() + r.label.length) % 1000003;
  }
  return total;
}
