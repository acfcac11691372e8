// What the explorable figures need of Apache ECharts, and nothing else.
//
// The page sees one global, `echarts`, with `init`. Whatever static/explore/
// comes to use must be registered here, or ECharts leaves it out in silence.
// There is no tooltip component: its HTML is built with style attributes,
// which the content security policy of the report refuses, and its rich text
// neither wraps nor can be selected. The script shows a card of its own.
import { init, use } from "echarts/core";
import { BarChart, CustomChart, GraphChart, HeatmapChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  DataZoomInsideComponent,
  GridComponent,
  MarkLineComponent,
  VisualMapContinuousComponent,
} from "echarts/components";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([
  AriaComponent,
  BarChart,
  CustomChart,
  DataZoomInsideComponent,
  GraphChart,
  GridComponent,
  HeatmapChart,
  LabelLayout,
  MarkLineComponent,
  ScatterChart,
  SVGRenderer,
  VisualMapContinuousComponent,
]);

export { init };
