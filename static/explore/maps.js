const MAPS = {
  strict: true,
  whole: true, // its places are categories
  fill(view) {
    const cells = seriesOf(view, "cells");
    for (const mark of view.marks) {
      const [hour, day] = mark.at;
      mark.span ??= [hour, hour];
      mark.items = [];
      for (let h = mark.span[0]; h <= mark.span[1]; h++) {
        mark.items.push({ series: "cells", index: cells.data.length });
        cells.data.push({ value: [h, day, mark.level] });
      }
    }
  },
  walk: ({ at }) => [at[0], -1000 * at[1]],
  share: ([x], view) => [((x + 0.5) / view.option.xAxis[0].data.length) * 100, 50],
  height: (_, width) => 44 + 7 * (width < NARROW ? 26 : 34),
  box(explorer, i) {
    const { at, span } = explorer.marks[i];
    const pixel = (x, y) => explorer.chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [x, y]);
    const [from, to] = span.map((x) => pixel(x, at[1]));
    const [one, next] = [pixel(0, 0), pixel(1, 1)];
    const [w, h] = [Math.abs(next[0] - one[0]) / 2, Math.abs(next[1] - one[1]) / 2];
    const { x0, x1 } = explorer.frame;
    return { x0: Math.max(x0, from[0] - w), x1: Math.min(x1, to[0] + w), y0: from[1] - h, y1: from[1] + h };
  },
  signs: (view) => new Set(seriesOf(view, "cells").data.map(({ value }) => `level-${value[2]}`).concat("empty")),
  dress(option, view, look) {
    for (const axis of [option.xAxis[0], option.yAxis[0]]) {
      Object.assign(axis, hidden(), { splitArea: { show: false } });
      axis.axisLabel = { show: true, color: look.quiet, fontSize: look.size, hideOverlap: true };
    }
    option.yAxis[0].axisLabel.interval = 0;
    for (const map of option.visualMap) map.inRange = { color: look.levels };
    const series = seriesOf({ option }, "cells");
    series.itemStyle = { borderColor: look.paper, borderWidth: 1 };
    series.emphasis = { itemStyle: { borderColor: look.ahead, borderWidth: 3 } };
    for (const m of view.marks) {
      if (m.kind !== "hit") continue;
      for (const { index } of m.items) series.data[index].itemStyle = { borderColor: look.ahead, borderWidth: 2 };
    }
  },
};
