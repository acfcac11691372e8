/*
The explorable plane. It adds to a figure that is complete without it: where
scripts are off, or the chart cannot be loaded, the figure stays as it is.

Markup:

  <figure class="figure" data-explore="plane-explore" data-explore-src="../vendor/echarts.min.js">
    … the static figure …
    <button type="button" class="explore-open" hidden>words</button>
  </figure>
  <script type="application/json" id="plane-explore">…</script>

data-explore is the id of the data, which package chart writes (Explore), words
included: no word stands here. data-explore-src is the address of the
bundle from tools/echarts, relative to the page. The button is shown by this
script; the chart is fetched, and placed after the button, when it is pressed.

Load it with <script src="…/explore.js" defer></script>, and explore.css, which
lists the class names. It runs under script-src 'self'; style-src 'self', also
from a file (a module would not). Colours are the page's custom properties.

Keys, while the plane has the focus: the arrows walk to the nearest mark in
their direction, Page Up and Page Down step through all, Home and End go to the
first and the last; Enter shows the description. Anywhere in the explorer: + and
- zoom, 0 shows the whole plane, Escape leaves. The wheel zooms while
the plane has the focus, else it scrolls the page; so does a finger while the
whole plane is in sight.
*/
(() => {
  "use strict";

  const FULL = [0, 100, 0, 100]; // a window: A from, A to, D from, D to
  const MIN_SPAN = 4; // the least width of a window, in points of the scale
  const NARROW = 480; // pixels, below which some words give way
  const STEP = 0.6; // what one step of zooming in leaves of the window

  /** Shows the button of a figure whose data can be read. */
  function offer(figure) {
    const button = figure.querySelector(".explore-open");
    const source = document.getElementById(figure.dataset.explore);
    const data = source && parse(source.textContent);
    if (!button || !data) return;
    let explorer;
    button.addEventListener("click", async () => {
      button.setAttribute("aria-busy", "true");
      figure.querySelector(".explore-failed")?.remove();
      try {
        const echarts = await load(figure.dataset.exploreSrc);
        explorer ??= new Explorer(echarts, button, data);
        explorer.open();
      } catch (error) {
        console.warn(error);
        button.after(element("p", { class: "explore-failed", role: "alert" }, data.words.failed));
      }
      button.removeAttribute("aria-busy");
    });
    button.hidden = false;
  }

  function parse(text) {
    try {
      return JSON.parse(text);
    } catch {
      return null;
    }
  }

  const loads = new Map();

  /** Loads the bundle, once for all figures; after a failure it may be tried again. */
  function load(src) {
    if (!loads.has(src)) {
      const script = element("script", { src });
      const loaded = new Promise((resolve, reject) => {
        script.onload = () => (window.echarts ? resolve(window.echarts) : reject(new Error(`${src}: no chart in it`)));
        script.onerror = () => reject(new Error(`${src}: not loaded`));
      });
      loaded.catch(() => {
        loads.delete(src);
        script.remove();
      });
      loads.set(src, loaded);
      document.head.append(script);
    }
    return loads.get(src);
  }

  class Explorer {
    constructor(echarts, button, data) {
      this.echarts = echarts;
      this.button = button;
      this.words = data.words;
      this.names = data.key; // of the signs
      this.views = data.views;
      this.view = 0;
      this.window = FULL;
      this.target = FULL; // where a running glide ends
      this.current = -1; // index of the mark that is marked, or -1
      this.build();
    }

    /** Makes the elements, hidden. */
    build() {
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
      this.root = element("div", { class: "explore", id, hidden: "" }, bar, this.plane, this.key, help, this.live);
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

    // What is shown.

    get marks() {
      return this.views[this.view].marks;
    }

    /** The data items of the marks: name and value [A, D]. */
    get items() {
      return this.views[this.view].option.series.find((s) => s.name === "marks").data;
    }

    /** Shows another view, the whole plane of it. */
    turn(view) {
      this.halt();
      this.hide();
      this.view = view;
      this.window = this.target = FULL;
      this.draw();
      this.say(this.views[view].name, this.views[view].option.aria.label.description);
    }

    draw() {
      const { clientWidth: width, clientHeight: height } = this.canvas;
      const screen = { width, height, pixel: (i) => this.pixel(i) };
      this.chart.setOption(dress(this.views[this.view], lookOf(this.root), screen), { notMerge: true });
      this.moveTo(this.window);
      this.rove();
      this.mark(this.current);
      this.legend();
    }

    legend() {
      const { option, marks } = this.views[this.view];
      const drawn = (name) => option.series.some((s) => s.name === name && s.data.length);
      const used = {
        warning: drawn("warnings"),
        context: marks.some((m) => m.context && m.kind !== "reference"),
        interval: drawn("intervals"),
        arrow: drawn("arrows"),
      };
      for (const m of marks) used[m.kind] ||= !m.context || m.kind === "reference";
      const signs = Object.keys(SIGNS).filter((k) => used[k] && this.names[k]);
      this.key.replaceChildren(...signs.map((k) => element("li", {}, sign(k), this.names[k])));
    }

    resize() {
      if (!this.canvas.clientWidth) return; // closed
      this.chart.resize();
      this.draw();
      this.place();
    }

    // The window.

    /** Zooms around the marked mark if it is in sight, else around the middle. */
    zoom(factor) {
      const [x0, x1, y0, y1] = this.target;
      const at = this.items[this.current]?.value;
      const [x, y] = at && within(at, this.target) ? at : [(x0 + x1) / 2, (y0 + y1) / 2];
      this.glide([...scaled(x0, x1, x, factor), ...scaled(y0, y1, y, factor)]);
    }

    /** Zooms by the wheel, if the plane has the focus or the touch pad is pinched. */
    wheel(e) {
      if (document.activeElement !== this.plane && !e.ctrlKey) return;
      if (e.deltaY === 0 || (e.deltaY > 0 && isFull(this.window))) return; // the page scrolls on
      e.preventDefault();
      const box = this.canvas.getBoundingClientRect();
      const pixels = Math.min(200, Math.max(-200, e.deltaY * (e.deltaMode ? 30 : 1)));
      this.zoomAt([e.clientX - box.left, e.clientY - box.top], Math.exp(pixels * (e.ctrlKey ? 0.01 : 0.002)));
    }

    pinch(e) {
      if (e.event.cancelable) e.event.preventDefault();
      this.zoomAt([e.pinchX, e.pinchY], 1 / e.pinchScale);
    }

    /** Zooms around a point of the screen, which stays where it is. */
    zoomAt(pixel, factor) {
      this.halt();
      const [x0, x1, y0, y1] = this.window;
      const [x, y] = this.chart.convertFromPixel({ xAxisIndex: 0, yAxisIndex: 0 }, pixel);
      this.moveTo([...scaled(x0, x1, x, factor), ...scaled(y0, y1, y, factor)]);
    }

    /** Moves the window in a fifth of a second, or at once for those who want no motion. */
    glide(to) {
      this.halt();
      this.target = to;
      if (matchMedia("(prefers-reduced-motion: reduce)").matches) return this.moveTo(to);
      const from = this.window;
      const began = performance.now();
      const step = (now) => {
        const t = Math.min(1, Math.max(0, (now - began) / 200));
        const eased = 1 - (1 - t) ** 3;
        this.moveTo(t < 1 ? from.map((v, i) => v + (to[i] - v) * eased) : to);
        this.frame = t < 1 ? requestAnimationFrame(step) : 0;
      };
      this.frame = requestAnimationFrame(step);
    }

    halt() {
      cancelAnimationFrame(this.frame);
      this.frame = 0;
      this.target = this.window;
    }

    moveTo([x0, x1, y0, y1]) {
      const batch = [
        { dataZoomIndex: 0, start: x0, end: x1 },
        { dataZoomIndex: 1, start: y0, end: y1 },
      ];
      this.chart.dispatchAction({ type: "dataZoom", batch });
    }

    /** Takes note of a new window, whoever moved it. The axes run from 0 to 100, so percent are values. */
    zoomed() {
      const [x, y] = this.chart.getOption().dataZoom;
      this.window = [x.start, x.end, y.start, y.end];
      if (!this.frame) this.target = this.window;
      this.plane.classList.toggle("explore-is-zoomed", !isFull(this.window));
      this.place();
      if (this.full !== isFull(this.window)) requestAnimationFrame(() => this.rove());
    }

    /**
     * Lets a finger or the mouse move the plane where there is something to
     * move, else the finger moves the page; and leaves the ends of the axes
     * without numbers where they are not round.
     */
    rove() {
      this.full = isFull(this.window);
      const move = { moveOnMouseMove: !this.full, preventDefaultMouseMove: !this.full };
      const axis = { axisLabel: { showMinLabel: this.full, showMaxLabel: this.full } };
      this.chart.setOption({ dataZoom: [move, move], xAxis: [axis], yAxis: [axis] });
    }

    // The marks.

    pixel(i) {
      return this.chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, this.items[i].value);
    }

    /** The mark in sight nearest to a point, at most so many pixels away; of equals the upper one. */
    pick(x, y, radius) {
      let best = -1;
      let least = radius;
      this.items.forEach((item, i) => {
        if (!within(item.value, this.window)) return;
        const [px, py] = this.pixel(i);
        const distance = Math.hypot(px - x, py - y);
        if (distance <= least) [best, least] = [i, distance];
      });
      return best;
    }

    hover(i) {
      this.chart.getZr().setCursorStyle(i < 0 ? (isFull(this.window) ? "default" : "grab") : "pointer");
      clearTimeout(this.leaving);
      if (i < 0) {
        // Not at once, so that the pointer can reach the card.
        if (this.hovering) this.leaving = setTimeout(() => this.hide(), 300);
        return;
      }
      if (i === this.current && this.hovering) return;
      this.hovering = true;
      this.show(i, true);
    }

    choose(i) {
      clearTimeout(this.leaving);
      this.hovering = false;
      if (i < 0) this.hide();
      else this.show(i, true);
    }

    walkTo(i) {
      if (i < 0 || i >= this.items.length) return;
      this.hovering = false;
      const [x0, x1, y0, y1] = this.target;
      const [a, d] = this.items[i].value;
      const to = [...shifted(x0, x1, a), ...shifted(y0, y1, d)];
      if (to.some((v, k) => v !== this.target[k])) this.glide(to);
      this.show(i, false);
    }

    /** Marks a mark and shows its name and verdict, or everything about it. */
    show(i, all) {
      this.mark(i);
      const lines = this.marks[i].lines.slice(0, all ? undefined : 1).filter(Boolean);
      this.card.replaceChildren(element("strong", {}, this.items[i].name), ...lines.map((l) => element("span", {}, l)));
      this.card.hidden = false;
      this.place();
      this.say(this.items[i].name, ...lines);
    }

    hide() {
      clearTimeout(this.leaving);
      this.hovering = false;
      this.card.hidden = true;
      this.mark(-1);
    }

    mark(i) {
      this.current = i;
      const { series } = this.views[this.view].option;
      const at = (name) => series.findIndex((s) => s.name === name);
      for (const seriesName of ["marks", "intervals"]) this.chart.dispatchAction({ type: "downplay", seriesName });
      if (i < 0) return;
      this.chart.dispatchAction({ type: "highlight", seriesIndex: at("marks"), dataIndex: i });
      const bar = series[at("intervals")].data.findIndex((item) => item.value[6] === i);
      if (bar >= 0) this.chart.dispatchAction({ type: "highlight", seriesIndex: at("intervals"), dataIndex: bar });
    }

    /** Puts the card beside its mark, never over it, within the plane. */
    place() {
      const { card, current } = this;
      if (card.hidden || current < 0) return;
      card.classList.toggle("explore-is-away", !within(this.items[current].value, this.window));
      const [x, y] = this.pixel(current);
      const room = [this.plane.clientWidth, this.plane.clientHeight];
      const left = Math.max(4, Math.min(x + 12, room[0] - card.offsetWidth - 4));
      const below = y + 16 + card.offsetHeight <= room[1];
      card.style.left = `${left}px`;
      card.style.top = `${below ? y + 16 : Math.max(4, y - 16 - card.offsetHeight)}px`;
    }

    say(...lines) {
      this.live.replaceChildren(...lines.filter(Boolean).map((line) => element("p", {}, line)));
    }

    // The keys.

    keydown(e) {
      if (e.ctrlKey || e.metaKey || e.altKey) return;
      const act = this.action(e.key, e.target);
      if (!act) return;
      e.preventDefault();
      e.stopPropagation();
      act();
    }

    action(key, target) {
      if (key === "Escape") return () => this.close();
      if (target === this.select) return null;
      const anywhere = {
        "+": () => this.zoom(STEP),
        "=": () => this.zoom(STEP), // + without shift on many keyboards
        "-": () => this.zoom(1 / STEP),
        0: () => this.glide(FULL),
      };
      if (target !== this.plane) return anywhere[key];
      const first = Math.max(0, this.marks.findIndex((m) => !m.context));
      const last = this.items.length - 1;
      const go = (dx, dy) => () => this.walkTo(this.current < 0 ? first : nearest(this.items, this.current, dx, dy));
      const plane = {
        ArrowRight: go(1, 0),
        ArrowLeft: go(-1, 0),
        ArrowUp: go(0, 1),
        ArrowDown: go(0, -1),
        Home: () => this.walkTo(first),
        End: () => this.walkTo(last),
        PageDown: () => this.walkTo(this.current < 0 ? first : Math.min(last, this.current + 1)),
        PageUp: () => this.walkTo(this.current < 0 ? first : Math.max(0, this.current - 1)),
        Enter: () => this.current >= 0 && this.show(this.current, true),
      };
      return anywhere[key] ?? plane[key];
    }
  }

  /**
   * The mark to walk to from mark i: the nearest within 45 degrees of the
   * direction, else the nearest on that side, else i. Of equals the first in
   * the order of the marks; marks in the same place follow each other to the
   * right and upwards.
   */
  function nearest(items, i, dx, dy) {
    const [a, d] = items[i].value;
    let best = i;
    let least = [Infinity, Infinity];
    items.forEach((item, j) => {
      if (j === i) return;
      const [x, y] = [item.value[0] - a, item.value[1] - d];
      const along = x * dx + y * dy;
      const aside = Math.abs(x * dy) + Math.abs(y * dx);
      const same = x === 0 && y === 0 && (dx + dy > 0 ? j > i : j < i);
      if (along <= 0 && !same) return;
      const rank = [aside <= along ? 0 : 1, Math.hypot(along, aside), same && dx + dy < 0 ? -j : j];
      if (before(rank, least)) [best, least] = [j, rank];
    });
    return best;
  }

  function before(a, b) {
    const k = a.findIndex((v, i) => v !== b[i]);
    return k >= 0 && a[k] < (b[k] ?? Infinity);
  }

  function isFull(w) {
    return w.every((v, i) => Math.abs(v - FULL[i]) < 0.01);
  }

  function within([a, d], [x0, x1, y0, y1]) {
    return a >= x0 && a <= x1 && d >= y0 && d <= y1;
  }

  /** The range from lo to hi made wider or narrower around at, within 0–100. */
  function scaled(lo, hi, at, factor) {
    const span = Math.min(100, Math.max(MIN_SPAN, (hi - lo) * factor));
    const from = at - ((at - lo) / (hi - lo)) * span;
    const start = Math.min(100 - span, Math.max(0, from));
    return [start, start + span];
  }

  /** The range from lo to hi moved as little as shows v with some air around it. */
  function shifted(lo, hi, v) {
    const air = (hi - lo) / 8;
    let by = 0;
    if (v < lo + air) by = Math.max(v - lo - air, -lo);
    if (v > hi - air) by = Math.min(v - hi + air, 100 - hi);
    return [lo + by, hi + by];
  }

  // The look.

  /** The page's colours and type as they are now, resolved by the browser. */
  function lookOf(root) {
    const probe = element("span", {});
    root.append(probe);
    const colour = (name) => {
      probe.style.color = `var(--${name}, currentcolor)`;
      return getComputedStyle(probe).color;
    };
    const names = ["paper", "ink", "quiet", "rule", "ahead"];
    const look = Object.fromEntries(names.map((name) => [name, colour(name)]));
    const style = getComputedStyle(root);
    probe.remove();
    return { ...look, family: style.fontFamily, size: Math.round(parseFloat(style.fontSize) * 0.8125) };
  }

  /** The option of a view with what JSON cannot carry and what hangs on page and screen. */
  function dress(view, look, screen) {
    const option = structuredClone(view.option);
    option.textStyle = { fontFamily: look.family, fontSize: look.size };
    for (const axis of [...option.xAxis, ...option.yAxis]) {
      axis.nameTextStyle = { color: look.ink, fontSize: look.size };
      axis.axisLabel = { color: look.quiet, fontSize: look.size, hideOverlap: true };
      axis.axisLine = { show: true, onZero: false, lineStyle: { color: look.quiet } };
      axis.axisTick = { show: true, lineStyle: { color: look.quiet } };
      axis.splitLine = { show: false };
    }
    // ECharts moves the window; zooming is done here, for its pinch leaps.
    for (const zoom of option.dataZoom) Object.assign(zoom, { zoomLock: true, throttle: 0 });
    const draws = {
      ahead: drawAhead(look, screen.width < NARROW),
      regions: drawRegion(look),
      intervals: drawInterval(look, view.marks),
      arrows: drawArrow(look, view.marks),
      warnings: drawWarning(look),
    };
    for (const series of option.series) {
      series.silent = true; // explore.js finds the mark under the pointer itself
      series.animation = false;
      if (series.type === "custom") {
        Object.assign(series, { clip: true, renderItem: draws[series.name](series.data) });
      } else {
        dressMarks(series, view.marks, look, screen);
      }
    }
    return option;
  }

  function dressMarks(series, marks, look, screen) {
    const size = markSize(look);
    const narrow = screen.width < NARROW;
    series.data.forEach((item, i) => {
      const { kind, context } = marks[i];
      const hollow = kind === "rounded" || kind === "reference";
      const colour = kind === "reference" ? look.quiet : colourOf(marks[i], look);
      item.symbolSize = kind === "reference" ? size * 1.3 : size;
      item.itemStyle = hollow
        ? { color: look.paper, borderColor: colour, borderWidth: 1.8, opacity: 1 }
        : { color: colour, borderColor: look.paper, borderWidth: 1, opacity: context ? 0.55 : 1 };
      item.label = { color: context ? look.quiet : look.ink };
      item.emphasis = { itemStyle: { borderColor: look.ahead, borderWidth: 3, opacity: 1 } };
    });
    // Names go in as they are: a template would read the braces in them.
    const most = Math.max(12, Math.floor((screen.width * 0.4) / (look.size * 0.5)));
    const type = { fontSize: look.size, opacity: 1 };
    const rim = { textBorderColor: look.paper, textBorderWidth: 3 };
    Object.assign(series.label, type, rim, { distance: 4, formatter: (p) => cut(p.name, most) });
    series.emphasis = { scale: 1.5, label: { fontWeight: "bold" } };
    series.labelLayout = labelPlacer(series.data.length, look, screen);
    series.markLine.silent = true;
    series.markLine.animation = false;
    series.markLine.lineStyle = { color: look.quiet, width: 1, type: "solid", opacity: 0.65 };
    for (const line of series.markLine.data) {
      const level = "yAxis" in line;
      const position = !level ? "end" : narrow ? "insideStartTop" : "insideEndTop";
      const formatter = (p) => (level && narrow ? wrap(p.name, most - 3) : p.name);
      line.label = { ...type, position, formatter, color: look.quiet, lineHeight: look.size * 1.25 };
    }
  }

  /**
   * Places the label of one mark after the other: beside it, between its
   * bars, off the other marks and labels. One that finds no place is put out of
   * sight, until zooming makes room; the card names every mark.
   */
  function labelPlacer(count, look, screen) {
    const bottom = screen.height - 52; // above the numbers of the axis
    let taken = [];
    let last = -1;
    const free = (box, own) => {
      if (box.x < 2 || box.x + box.w > screen.width - 2 || box.y + box.h > bottom) return false;
      if (taken.some((t) => box.x < t.x + t.w && t.x < box.x + box.w && box.y < t.y + t.h && t.y < box.y + box.h)) return false;
      for (let i = 0; i < count; i++) {
        const [x, y] = screen.pixel(i);
        const air = look.size / 3;
        if (i !== own && x > box.x - air && x < box.x + box.w + air && y > box.y - air && y < box.y + box.h + air) return false;
      }
      return true;
    };
    return ({ dataIndex, rect, labelRect }) => {
      if (dataIndex <= last) taken = []; // another round
      last = dataIndex;
      const w = labelRect.width * 1.1; // as much as it takes in bold
      const h = labelRect.height;
      for (const [side, level] of [[1, -1], [-1, -1], [1, 1], [-1, 1]]) {
        const near = side > 0 ? rect.x + rect.width + 4 : rect.x - 4;
        const y = rect.y + rect.height / 2 + level * 0.75 * look.size;
        const box = { x: side > 0 ? near : near - w, y: y - h / 2, w, h };
        if (!free(box, dataIndex)) continue;
        taken.push(box);
        return { x: near, y, align: side > 0 ? "left" : "right", verticalAlign: "middle" };
      }
      return { x: -9999, y: 0 };
    };
  }

  /** A name with at most so many characters; the card has it in full. */
  function cut(name, most) {
    const characters = [...name];
    return characters.length > most ? `${characters.slice(0, most - 1).join("").trimEnd()}…` : name;
  }

  /** A text in lines of at most so many characters where its spaces allow. */
  function wrap(text, most) {
    const lines = [];
    for (const word of text.split(" ")) {
      if (lines.length && lines.at(-1).length + 1 + word.length <= most) lines.push(`${lines.pop()} ${word}`);
      else lines.push(word);
    }
    return lines.join("\n");
  }

  function markSize(look) {
    return look.size * 0.8;
  }

  function colourOf(mark, look) {
    return mark.context ? look.quiet : look.ink;
  }

  /** The name of a verdict in the outer corner of what can be seen of its part of the plane. */
  function drawRegion(look) {
    return (data) => (params, api) => {
      const i = params.dataIndex; // 0, 1 below, 2, 3 above; odd ones to the right
      const box = params.coordSys;
      const [x0, y1] = api.coord([api.value(0), api.value(1)]);
      const [x1, y0] = api.coord([api.value(2), api.value(3)]);
      const left = Math.max(x0, box.x) + 8;
      const right = Math.min(x1, box.x + box.width) - 8;
      const top = Math.max(y0, box.y) + 8;
      const bottom = Math.min(y1, box.y + box.height) - 8;
      if (right - left < data[i].name.length * look.size * 0.6 || bottom - top < 2 * look.size) return null;
      const style = {
        text: data[i].name,
        x: i % 2 ? right : left,
        y: i < 2 ? bottom : top,
        align: i % 2 ? "right" : "left",
        verticalAlign: i < 2 ? "bottom" : "top",
        fill: look.quiet,
        font: `600 ${look.size}px ${look.family}`,
      };
      return { type: "text", style };
    };
  }

  /** The line A = D with its name above it, where there is room, and the ground below it with its own. */
  function drawAhead(look, narrow) {
    return (data) => (params, api) => {
      const box = params.coordSys;
      const [x1, y1] = api.coord([api.value(0), api.value(1)]);
      const [x2, y2] = api.coord([api.value(2), api.value(3)]);
      const below = params.dataIndex === 1;
      const children = below
        ? [{ type: "polygon", shape: { points: [[x1, y1], [x2, y2], [x2, y1]] }, style: { fill: look.ahead, opacity: 0.06 } }]
        : [{ type: "line", shape: { x1, y1, x2, y2 }, style: { stroke: look.quiet, lineWidth: 1, lineDash: [4, 4] } }];
      // What can be seen of the line, as shares of its length.
      const from = Math.max(0, (box.x - x1) / (x2 - x1), (y1 - box.y - box.height) / (y1 - y2));
      const to = Math.min(1, (box.x + box.width - x1) / (x2 - x1), (y1 - box.y) / (y1 - y2));
      const length = (to - from) * Math.hypot(x2 - x1, y2 - y1);
      const share = (data[params.dataIndex].name.length * look.size * 0.5) / length; // about what the name takes
      if (share > 0 && share < 0.6 && (below || !narrow)) {
        const at = from + (to - from) * Math.min(0.74, 0.9 - share / 2);
        children.push({
          type: "text",
          x: x1 + (x2 - x1) * at,
          y: y1 + (y2 - y1) * at,
          rotation: Math.atan2(y1 - y2, x2 - x1),
          style: {
            text: data[params.dataIndex].name,
            y: below ? 6 : -6,
            align: "center",
            verticalAlign: below ? "top" : "bottom",
            fill: look.quiet,
            font: `${look.size}px ${look.family}`,
          },
        });
      }
      return { type: "group", children };
    };
  }

  /** A thin bar across and one up. */
  function drawInterval(look, marks) {
    return () => (params, api) => {
      const v = (k) => api.value(k);
      const mark = marks[v(6)];
      const style = { stroke: colourOf(mark, look), lineWidth: 4, opacity: mark.context ? 0.15 : 0.2 };
      const bar = (from, to) => {
        const [x1, y1] = api.coord(from);
        const [x2, y2] = api.coord(to);
        return { type: "line", shape: { x1, y1, x2, y2 }, style, emphasis: { style: { opacity: 0.6 } } };
      };
      return { type: "group", children: [bar([v(2), v(1)], [v(3), v(1)]), bar([v(0), v(4)], [v(0), v(5)])] };
    };
  }

  /** A thin arrow with an open head, from outside its mark. */
  function drawArrow(look, marks) {
    return () => (params, api) => {
      const [x1, y1] = api.coord([api.value(0), api.value(1)]);
      const [x2, y2] = api.coord([api.value(2), api.value(3)]);
      const length = Math.hypot(x2 - x1, y2 - y1);
      const radius = markSize(look) / 2;
      if (length < radius + 4) return null;
      const [ux, uy] = [(x2 - x1) / length, (y2 - y1) / length];
      const wing = (side) => [x2 - 6 * ux + 3.5 * side * uy, y2 - 6 * uy - 3.5 * side * ux];
      const style = { stroke: colourOf(marks[api.value(4)], look), fill: "none", lineWidth: 1.25 };
      const line = (...points) => ({ type: "polyline", shape: { points }, style });
      return { type: "group", children: [line([x1 + ux * radius, y1 + uy * radius], [x2, y2]), line(wing(-1), [x2, y2], wing(1))] };
    };
  }

  /** A ring around a mark that fails the rule of its place. */
  function drawWarning(look) {
    return () => (params, api) => {
      const [cx, cy] = api.coord([api.value(0), api.value(1)]);
      const style = { stroke: look.ahead, fill: "none", lineWidth: 2 };
      return { type: "circle", shape: { cx, cy, r: markSize(look) / 2 + 3.5 }, style };
    };
  }

  // Elements.

  function element(name, attributes, ...children) {
    const e = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    e.append(...children);
    return e;
  }

  function press(word, act) {
    const button = element("button", { type: "button" }, word);
    button.addEventListener("click", act);
    return button;
  }

  // The signs of the key, in its order; explore.css colours them.
  const SIGNS = {
    measured: ["circle", { cx: 8, cy: 8, r: 5 }],
    consensus: ["rect", { x: 3, y: 3, width: 10, height: 10 }],
    rounded: ["circle", { cx: 8, cy: 8, r: 4.5 }],
    reference: ["path", { d: "M8 2L14 8L8 14L2 8Z" }],
    warning: ["circle", { cx: 8, cy: 8, r: 6.5 }],
    context: ["circle", { cx: 8, cy: 8, r: 5 }],
    interval: ["path", { d: "M0 8H16M8 0V16" }],
    arrow: ["path", { d: "M1 8H15M10 4.5L15 8L10 11.5" }],
  };

  function sign(kind) {
    const svg = (name, attributes) => {
      const e = document.createElementNS("http://www.w3.org/2000/svg", name);
      for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
      return e;
    };
    const icon = svg("svg", { viewBox: "0 0 16 16", class: `explore-sign explore-sign-${kind}`, "aria-hidden": "true" });
    icon.append(svg(...SIGNS[kind]));
    return icon;
  }

  for (const figure of document.querySelectorAll("figure[data-explore]")) offer(figure);
})();
