// What the explorable plane needs of Apache ECharts, and nothing else.
//
// The page sees one global, `echarts`, with `init`. Whatever static/explore.js
// comes to use must be registered here, or ECharts leaves it out in silence.
// There is no tooltip component: its HTML is built with style attributes,
// which the content security policy of the report refuses, and its rich text
// neither wraps nor can be selected. explore.js shows a card of its own.
import { init, use } from "echarts/core";
import { CustomChart, ScatterChart } from "echarts/charts";
import {
  AriaComponent,
  DataZoomInsideComponent,
  GridComponent,
  MarkLineComponent,
} from "echarts/components";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([
  AriaComponent,
  CustomChart,
  DataZoomInsideComponent,
  GridComponent,
  LabelLayout,
  MarkLineComponent,
  ScatterChart,
  SVGRenderer,
]);

export { init };
