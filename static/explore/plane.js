const PLANE = {
  numbers: true, // on the axes
  fill(view) {
    const { data } = seriesOf(view, "marks");
    const bars = seriesOf(view, "intervals").data;
    view.marks.forEach((mark, i) => {
      const bar = bars.findIndex((item) => item.value[6] === i);
      const items = [{ series: "marks", index: i }, ...(bar < 0 ? [] : [{ series: "intervals", index: bar }])];
      Object.assign(mark, { name: data[i].name, at: data[i].value, items });
    });
  },
  signs(view) {
    const signs = new Set();
    for (const [name, sign] of [["warnings", "warning"], ["intervals", "interval"], ["arrows", "arrow"]]) {
      if (seriesOf(view, name).data.length) signs.add(sign);
    }
    for (const m of view.marks) signs.add(m.context && m.kind !== "reference" ? "context" : m.kind);
    return signs;
  },
  dress(option, view, look, screen) {
    for (const axis of [...option.xAxis, ...option.yAxis]) {
      axis.nameTextStyle = { color: look.ink, fontSize: look.size };
      axis.axisLabel = { color: look.quiet, fontSize: look.size, hideOverlap: true };
      axis.axisLine = { show: true, onZero: false, lineStyle: { color: look.quiet } };
      axis.axisTick = { show: true, lineStyle: { color: look.quiet } };
      axis.splitLine = { show: false };
    }
    drawWith(option, {
      ahead: drawAhead(look, screen.width < NARROW),
      regions: drawRegion(look),
      intervals: drawInterval(look, view.marks),
      arrows: drawArrow(look, view.marks),
      warnings: drawWarning(look),
    });
    dressMarks(seriesOf({ option }, "marks"), view.marks, look, screen);
  },
};

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
  series.labelLayout = labelPlacer(series.data.length, look, { ...screen, bottom: 52 }, CORNERS);
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
