const NARROW = 480; // pixels, below which some words give way
const RUNGS = [0, 1, 2, 3, 4, 5];
const LEVELS = [10, 21, 34, 48, 68, 92]; // of ink on paper, as in figures.css

/** The page's colours and type as they are now, resolved by the browser. */
function lookOf(root) {
  const probe = element("span", {});
  root.append(probe);
  const colour = (name) => {
    probe.style.color = `var(--${name}, currentcolor)`;
    return getComputedStyle(probe).color;
  };
  const names = ["paper", "ink", "quiet", "rule", "ahead", "dismantle", ...RUNGS.map((k) => `rung-${k}`)];
  const look = Object.fromEntries(names.map((name) => [name, colour(name)]));
  look.levels = LEVELS.map((share) => mixed(look.ink, look.paper, share / 100));
  const style = getComputedStyle(root);
  probe.remove();
  return { ...look, family: style.fontFamily, size: Math.round(parseFloat(style.fontSize) * 0.8125) };
}

/** A share of one colour in another, both as the browser resolves them: ECharts reads no color-mix(). */
function mixed(one, other, share) {
  const [a, b] = [one, other].map((colour) => colour.match(/[\d.]+/g).map(Number));
  return `rgb(${[0, 1, 2].map((i) => Math.round(a[i] * share + b[i] * (1 - share))).join(", ")})`;
}

/** The option of a view with what JSON cannot carry and what hangs on page and screen. */
function dress(figure, view, look, screen) {
  const option = structuredClone(view.option);
  option.textStyle = { fontFamily: look.family, fontSize: look.size };
  // ECharts moves the window; zooming is done here, for its pinch leaps.
  for (const zoom of option.dataZoom) Object.assign(zoom, { zoomLock: true, throttle: 0 });
  for (const series of option.series) {
    series.silent = true; // explore.js finds the mark under the pointer itself
    series.animation = false;
  }
  figure.dress(option, view, look, screen);
  return option;
}

/** Gives each custom series the function that draws it. */
function drawWith(option, draws, clip = true) {
  for (const series of option.series) {
    if (series.type === "custom") Object.assign(series, { clip, renderItem: draws[series.name](series.data) });
  }
}

function seriesOf(view, name) {
  return view.option.series.find((s) => s.name === name);
}
