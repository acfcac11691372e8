const FULL = [0, 100, 0, 100]; // a window: across from, to, up from, to; in percent of the whole
const MIN_SPAN = 4; // the least width of a window
const STEP = 0.6; // what one step of zooming in leaves of the window

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
