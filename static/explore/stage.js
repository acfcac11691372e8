/**
 * The elements of an explorer and the chart in them. What moves the window is
 * in Zoomed, what walks from mark to mark in Explorer.
 */
class Staged {
  constructor(echarts, button, data) {
    this.echarts = echarts;
    this.button = button;
    this.words = data.words;
    this.names = data.key; // of the signs
    this.views = data.views;
    this.figure = FIGURES[data.figure];
    this.view = 0;
    this.window = FULL;
    this.target = FULL; // where a running glide ends
    this.current = -1; // index of the mark that is marked, or -1
    this.build(data.figure);
  }

  /** Makes the elements, hidden. */
  build(figure) {
    const { words } = this;
    const id = `explore-${document.querySelectorAll(".explore").length}`;
    this.select = element("select", { id: `${id}-view` }, ...this.views.map((v) => element("option", {}, v.name)));
    const zoom = [
      [words.zoomIn, () => this.zoom(STEP)],
      [words.zoomOut, () => this.zoom(1 / STEP)],
      [words.zoomReset, () => this.glide(FULL)],
    ].map(([word, act]) => press(word, act));
    const close = press(words.close, () => this.close());
    close.className = "explore-close";
    const chooser = [element("label", { for: this.select.id }, words.view), this.select];
    const bar = element(
      "div",
      { class: "explore-bar" },
      element("div", { class: "explore-views" }, ...chooser),
      element("div", { class: "explore-zoom", role: "group", "aria-label": words.zoom }, ...zoom),
      close,
    );
    this.canvas = element("div", { class: "explore-chart" });
    this.card = element("div", { class: "explore-card", hidden: "" });
    this.plane = element(
      "div",
      { class: "explore-plane", tabindex: "0", role: "application", "aria-label": words.plane, "aria-describedby": `${id}-help` },
      this.canvas,
      this.card,
    );
    this.key = element("ul", { class: "explore-key" });
    this.live = element("div", { class: "explore-live", "aria-live": "polite", "aria-atomic": "true" });
    const help = element("p", { class: "explore-help", id: `${id}-help` }, words.help);
    this.root = element("div", { class: "explore", id, "data-figure": figure, hidden: "" }, bar, this.plane, this.key, help, this.live);
    chooser.forEach((e) => (e.hidden = this.views.length < 2));
    this.button.after(this.root);
  }

  open() {
    this.root.hidden = false;
    this.button.hidden = true;
    if (!this.chart) this.start();
    this.plane.focus();
  }

  close() {
    this.hide();
    this.root.hidden = true;
    this.button.hidden = false;
    this.button.focus();
  }

  /** Starts the chart. It needs a place with a size, so not before the first opening. */
  start() {
    this.stretch();
    this.chart = this.echarts.init(this.canvas, null, { renderer: "svg" });
    this.draw();
    this.listen();
  }

  listen() {
    const zr = this.chart.getZr();
    this.chart.on("datazoom", () => this.zoomed());
    zr.on("mousedown", () => this.halt());
    zr.on("pinch", (e) => this.pinch(e));
    zr.on("mousemove", (e) => this.hover(this.pick(e.offsetX, e.offsetY, 12)));
    zr.on("click", (e) => this.choose(this.pick(e.offsetX, e.offsetY, 24)));
    zr.on("globalout", () => this.hover(-1));
    this.card.addEventListener("pointerenter", () => clearTimeout(this.leaving));
    this.card.addEventListener("pointerleave", () => this.hover(-1));
    this.root.addEventListener("keydown", (e) => this.keydown(e));
    this.select.addEventListener("change", () => this.turn(this.select.selectedIndex));
    this.plane.addEventListener("wheel", (e) => this.wheel(e), { passive: false });
    for (const query of ["(prefers-color-scheme: dark)", "(prefers-contrast: more)", "(forced-colors: active)"]) {
      matchMedia(query).addEventListener("change", () => this.draw());
    }
    new ResizeObserver(() => this.resize()).observe(this.canvas);
  }

  /** The marks of the view: name, lines, at (on the axes), span where they are not points, items (of series that show them). */
  get marks() {
    return this.views[this.view].marks;
  }

  /** Gives a figure that is not square the height that it needs. */
  stretch() {
    const height = this.figure.height?.(this.views[this.view], this.canvas.clientWidth);
    if (height) this.canvas.style.height = `${height}px`;
  }

  /** Shows another view, the whole plane of it. */
  turn(view) {
    this.halt();
    this.hide();
    this.view = view;
    this.window = this.target = FULL;
    this.chart.clear(); // what it shows belongs to the view before
    this.stretch();
    this.chart.resize();
    this.draw();
    this.say(this.views[view].name, this.views[view].option.aria.label.description);
  }

  draw() {
    const { clientWidth: width, clientHeight: height } = this.canvas;
    const screen = { width, height, pixel: (i) => this.pixel(i), part: () => (this.window[1] - this.window[0]) / 100 };
    const option = dress(this.figure, this.views[this.view], lookOf(this.root), screen);
    const { left, right, top, bottom } = option.grid[0] ?? option.grid;
    this.frame = { x0: +left, x1: width - right, y0: +top, y1: height - bottom };
    this.zooms = ["xAxisIndex", "yAxisIndex"].map((axis) => option.dataZoom.findIndex((z) => axis in z));
    this.chart.setOption(option, { notMerge: true });
    this.moveTo(this.window);
    this.rove();
    this.mark(this.current);
    this.legend();
  }

  legend() {
    const used = this.figure.signs(this.views[this.view]);
    const signs = Object.keys(SIGNS).filter((k) => used.has(k) && this.names[k]);
    const title = this.names.title ? [element("li", {}, this.names.title)] : [];
    this.key.replaceChildren(...title, ...signs.map((k) => element("li", {}, sign(k), this.names[k])));
  }

  resize() {
    if (!this.canvas.clientWidth) return; // closed
    this.stretch();
    this.chart.resize();
    this.draw();
    this.place();
  }
}
