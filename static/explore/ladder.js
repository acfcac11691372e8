const LADDER = {
  strict: true, // the arrows stay in their row
  fill(view) {
    const bars = new Map(view.option.series.map((s) => [s.name, s]));
    const none = () => ({ value: "-" });
    for (const s of bars.values()) if (s.type === "bar") s.data = Array.from({ length: rowsOf(view) }, none);
    for (const mark of view.marks) {
      const row = mark.at[1];
      if (!mark.rungs) bars.get("said").data.push({ name: mark.lines[0], value: mark.at });
      const parts = mark.rungs ? partsOf(mark) : [];
      for (const [series, value] of parts) bars.get(series).data[row].value = value;
      mark.items = parts.map(([series]) => ({ series, index: row }));
    }
  },
  walk: ({ at }) => [at[0], -1000 * at[1]],
  share: ([x]) => [(x + 100) / 2, 50],
  height: (view, width) => 44 + rowsOf(view) * (width < NARROW ? 62 : 42),
  box(explorer, i) {
    const { at, span } = explorer.marks[i];
    const pixel = (x) => explorer.chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [x, at[1]]);
    const [from, to] = span.map(pixel);
    return { x0: from[0], x1: to[0], y0: from[1] - 14, y1: from[1] + 14 };
  },
  signs(view) {
    const signs = new Set();
    for (const { rungs } of view.marks) {
      if (!rungs) continue;
      const [from, to] = rungs;
      if (from === to) signs.add(`rung-${from}`);
      else signs.add(across(rungs) ? "across" : "merged");
    }
    if (signs.size) RUNGS.forEach((k) => signs.add(`rung-${k}`));
    return signs;
  },
  dress(option, view, look, screen) {
    const narrow = screen.width < NARROW;
    const grid = option.grid[0] ?? option.grid;
    const column = narrow ? 0 : Math.min(230, Math.floor(screen.width * 0.32));
    grid.left = String(+grid.left + column);
    const [x, y] = [option.xAxis[0], option.yAxis[0]];
    Object.assign(x, hidden(), { splitNumber: 4 });
    Object.assign(y, hidden());
    y.axisLabel = { show: true, interval: 0, color: look.ink, fontSize: look.size, lineHeight: look.size * 1.2, hideOverlap: false };
    if (narrow) {
      // Above the bar, and above the boundary.
      y.z = 3;
      const most = Math.floor((screen.width - 16) / (look.size * 0.5));
      const style = { padding: [1, 4, 1, 0], backgroundColor: look.paper, verticalAlign: "bottom" };
      y.axisLabel.rich = { name: { ...style, color: look.ink, fontSize: look.size } };
      Object.assign(y.axisLabel, { inside: true, margin: 0, verticalAlign: "bottom", padding: [0, 0, 13, 0], formatter: (name) => `{name|${cut(name, most).replace(/[{}|]/g, " ")}}` });
    } else {
      const most = Math.floor((column - 8) / (look.size * 0.5));
      Object.assign(y.axisLabel, { align: "left", margin: column, formatter: (name) => wrap(name, most, 3) });
    }
    for (const series of option.series) if (series.type === "bar") dressBars(series, view.marks, look);
    drawWith(option, { said: drawSaid(look, screen), sides: drawSides(look) }, false);
  },
};

/** The bars that draw a segment: a series, and how long, to the left of the boundary below 0. */
function partsOf({ rungs: [lowest, highest], span: [from, to] }) {
  if (across([lowest, highest])) return [["across-left", from], ["across-right", to]];
  return highest < 3 ? [[`rung-${highest}`, from - to]] : [[`rung-${lowest}`, to - from]];
}

/** Whether rungs lie on both sides of the boundary. */
function across([lowest, highest]) {
  return lowest < 3 && highest >= 3;
}

function rowsOf(view) {
  return 1 + Math.max(-1, ...view.marks.map((m) => m.at[1]));
}

function hidden() {
  return { axisLabel: { show: false }, axisLine: { show: false }, axisTick: { show: false }, splitLine: { show: false } };
}

function dressBars(series, marks, look) {
  const emphasis = { itemStyle: { borderColor: look.ahead, borderWidth: 3 }, label: { fontWeight: "bold" } };
  Object.assign(series, { barWidth: 20, emphasis, label: { show: true, position: "inside", fontSize: look.size, color: "#15181b" } });
  series.label.formatter = () => "";
  // A number goes where there is room for it.
  series.labelLayout = ({ rect, labelRect }) => (labelRect.width + 4 > rect.width ? { x: -9999, y: 0 } : {});
  for (const m of marks) {
    const item = m.items.find((one) => one.series === series.name);
    if (!item) continue;
    const [from, to] = m.rungs;
    const both = across(m.rungs);
    const style = { color: both ? look.rule : look[`rung-${from}`], borderColor: look.paper, borderWidth: 1 };
    if (from !== to) style.decal = hatching(both ? look.quiet : look[`rung-${to}`]);
    const value = series.data[item.index];
    value.itemStyle = style;
    if (from === to) value.label = { formatter: () => m.text ?? "", color: from === 5 ? look.paper : "#15181b" };
  }
}

function hatching(color) {
  return { symbol: "rect", color, dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: -Math.PI / 4, symbolSize: 1 };
}

/** The word or the reason that stands in place of bars. */
function drawSaid(look, screen) {
  return (data) => (params, api) => {
    const [x, y] = api.coord([api.value(0), api.value(1)]);
    const reason = api.value(0) === -100;
    const box = params.coordSys;
    const most = Math.floor((box.width / 2) * (reason ? 2 : 1) / (look.size * 0.5));
    const style = { text: cut(data[params.dataIndex].name, most), verticalAlign: "middle", font: `${look.size}px ${look.family}` };
    if (reason) {
      const quiet = { ...style, x: box.x, y, fill: look.quiet, backgroundColor: look.paper, font: `italic ${style.font}` };
      return { type: "text", style: quiet };
    }
    if (x < box.x || x > box.x + box.width) return null;
    const chip = { x, y, align: "center", fill: look.ink, backgroundColor: look.paper, borderColor: look.quiet, borderWidth: 1, padding: [3, 8] };
    return { type: "text", style: { ...style, ...chip } };
  };
}

/** The boundary between standing and coming down, with the names of the sides above it. */
function drawSides(look) {
  return (data) => (params, api) => {
    const box = params.coordSys;
    const [x] = api.coord([0, 0]);
    if (x < box.x || x > box.x + box.width) return null;
    const right = params.dataIndex === 1;
    const style = {
      text: data[params.dataIndex].name,
      x: right ? x + 8 : x - 8,
      y: box.y - 8,
      align: right ? "left" : "right",
      verticalAlign: "bottom",
      fill: look.ink,
      font: `600 ${look.size}px ${look.family}`,
    };
    const line = { type: "line", shape: { x1: x, y1: box.y - 4, x2: x, y2: box.y + box.height }, style: { stroke: look.ink, lineWidth: 1 }, z2: -1 };
    return { type: "group", children: right ? [{ type: "text", style }, line] : [{ type: "text", style }] };
  };
}
