const GRAPH = {
  fill(view) {
    seriesOf(view, "norms").data.forEach((node, i) => {
      const mark = view.marks[i];
      [node.x, node.y] = mark.at;
      mark.items = [{ series: "norms", index: i }];
    });
  },
  height(view) {
    const column = new Map();
    for (const { at } of view.marks) column.set(at[0], (column.get(at[0]) ?? 0) + 1);
    return Math.min(860, Math.max(320, 40 * Math.max(0, ...column.values())));
  },
  signs: (view) => new Set([...view.marks.map((m) => m.kind), ...(seriesOf(view, "norms").links?.length ? ["edge"] : [])]),
  dress(option, view, look, screen) {
    const axis = () => ({ type: "value", min: 0, max: 100, ...hidden() });
    Object.assign(option, { xAxis: [axis()], yAxis: [axis()] });
    const series = seriesOf({ option }, "norms");
    series.coordinateSystem = "cartesian2d";
    series.lineStyle = { color: look.quiet, width: 1, opacity: 0.45, curveness: 0.08 };
    series.edgeSymbol = ["none", "none"];
    const columns = new Set(view.marks.map((m) => m.at[0])).size;
    // As many characters as fit before the next column and the edge.
    const most = (i) => {
      const room = Math.min(screen.width / columns / screen.part() - 26, screen.width - screen.pixel(i)[0] - 20);
      return Math.max(10, Math.floor(room / (look.size * 0.54)));
    };
    Object.assign(series.label, {
      fontSize: look.size,
      textBorderColor: look.paper,
      textBorderWidth: 3,
      distance: 4,
      lineHeight: look.size * 1.15,
      formatter: (p) => wrap(view.marks[p.dataIndex].name, most(p.dataIndex), 2),
    });
    series.labelLayout = labelPlacer(series.data.length, look, screen, RIGHT);
    series.emphasis = { focus: "adjacency", scale: 1.3, lineStyle: { color: look.ahead, width: 2, opacity: 1 }, label: { fontWeight: "bold" } };
    series.blur = { itemStyle: { opacity: 0.3 }, lineStyle: { opacity: 0.1 }, label: { opacity: 0.35 } };
    series.data.forEach((node, i) => dressNorm(node, view.marks[i], look));
    for (const link of series.links ?? []) {
      if (view.marks[link.source].kind === "keystone") link.lineStyle = { color: look.dismantle, opacity: 0.9, width: 1.5 };
    }
  },
};

function dressNorm(node, { kind, context }, look) {
  node.value = [node.x, node.y];
  const colour = kind === "keystone" ? look.dismantle : context ? look.quiet : look.ink;
  const hollow = kind === "gone" || kind === "moving";
  node.itemStyle = hollow
    ? { color: kind === "moving" ? look.rule : look.paper, borderColor: colour, borderWidth: 2, opacity: 1 }
    : { color: colour, borderColor: look.paper, borderWidth: 1, opacity: 1 };
  if (kind === "keystone") node.symbol = "path://M-5 -4.5L5 -4.5L3 5L-3 5z";
  if (kind === "unknown") Object.assign(node, { symbol: "rect", symbolSize: [8, 3] });
  node.label = { color: context ? look.quiet : look.ink, fontWeight: kind === "keystone" ? "bold" : "normal" };
}
