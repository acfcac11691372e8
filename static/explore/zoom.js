/** An explorer whose reader moves the window: zooms, drags, pinches. */
class Zoomed extends Staged {
  /** Zooms around the marked mark if it is in sight, else around the middle. */
  zoom(factor) {
    const [x0, x1, y0, y1] = this.target;
    const at = this.current < 0 ? null : this.share(this.current);
    const [x, y] = at && within(at, this.target) ? at : [(x0 + x1) / 2, (y0 + y1) / 2];
    this.glide(this.scaledTo(this.target, x, y, factor));
  }

  /** A window made wider or narrower around a point, along the axes that zoom. */
  scaledTo([x0, x1, y0, y1], x, y, factor) {
    const [across, up] = this.zooms;
    return [...(across < 0 ? [x0, x1] : scaled(x0, x1, x, factor)), ...(up < 0 ? [y0, y1] : scaled(y0, y1, y, factor))];
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
    const { frame } = this;
    const x = x0 + ((pixel[0] - frame.x0) / (frame.x1 - frame.x0)) * (x1 - x0);
    const y = y1 - ((pixel[1] - frame.y0) / (frame.y1 - frame.y0)) * (y1 - y0);
    this.moveTo(this.scaledTo(this.window, x, y, factor));
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
      this.gliding = t < 1 ? requestAnimationFrame(step) : 0;
    };
    this.gliding = requestAnimationFrame(step);
  }

  halt() {
    cancelAnimationFrame(this.gliding);
    this.gliding = 0;
    this.target = this.window;
  }

  moveTo([x0, x1, y0, y1]) {
    const batch = [[x0, x1], [y0, y1]]
      .map(([start, end], i) => ({ dataZoomIndex: this.zooms[i], start, end }))
      .filter((zoom) => zoom.dataZoomIndex >= 0);
    this.chart.dispatchAction({ type: "dataZoom", batch });
  }

  /** Takes note of a new window, whoever moved it. */
  zoomed() {
    const zooms = this.chart.getOption().dataZoom;
    this.window = this.zooms.flatMap((k) => (k < 0 ? [0, 100] : [zooms[k].start, zooms[k].end]));
    if (!this.gliding) this.target = this.window;
    this.plane.classList.toggle("explore-is-zoomed", !isFull(this.window));
    this.place();
    if (this.full !== isFull(this.window)) requestAnimationFrame(() => this.rove());
  }

  /**
   * Lets a finger or the mouse move the figure where there is something to
   * move, else the finger moves the page; and leaves the ends of axes with
   * numbers without one where they are not round.
   */
  rove() {
    this.full = isFull(this.window);
    const move = { moveOnMouseMove: !this.full, preventDefaultMouseMove: !this.full };
    const option = { dataZoom: this.zooms.filter((k) => k >= 0).map(() => move) };
    const axis = { axisLabel: { showMinLabel: this.full, showMaxLabel: this.full } };
    if (this.figure.numbers) Object.assign(option, { xAxis: [axis], yAxis: [axis] });
    this.chart.setOption(option);
  }
}
