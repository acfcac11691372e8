/*
The explorable figures: the plane, the ladder, the maps of the week, the graph
of norms. Each adds to a figure that is complete without it: where scripts are
off, or the chart cannot be loaded, the figure stays as it is.

Markup:

  <figure class="figure" data-explore="plane-explore" data-explore-src="../vendor/echarts.min.js">
    … the static figure …
    <button type="button" class="explore-open" hidden>words</button>
  </figure>
  <script type="application/json" id="plane-explore">…</script>

data-explore is the id of the data, which package chart writes (Explore,
ExploreLadder, ExploreMaps, ExploreGraph), words included: no word stands here.
data.figure says which of FIGURES draws it. data-explore-src is the address of
the bundle from tools/echarts, relative to the page. The button is shown by this
script; the chart is fetched, and placed after the button, when it is pressed.

templates/baseof.html makes one script, explore.js, of the files in this folder
and puts it into a closure: what one of them declares, the others see, and the
page does not. Its style is explore.css, which lists the class names. It runs
under script-src 'self'; style-src 'self', also from a file (a module would not).
Colours are the page's custom properties.

  ranges, look, elements, labels   what the others use
  stage, zoom, explorer            an explorer: what is shown, the window, the marks
  plane, ladder, maps, graph       the figures: how each is dressed for ECharts
  start                            reads the data and offers the button

Keys, while the figure has the focus: the arrows walk to the nearest mark in
their direction, Page Up and Page Down step through all, Home and End go to the
first and the last; Enter shows the description. Anywhere in the explorer: + and
- zoom, 0 shows the whole figure, Escape leaves. The wheel zooms while
the figure has the focus, else it scrolls the page; so does a finger while the
whole figure is in sight.
*/

/** Shows the button of a figure whose data can be read. */
function offer(figure) {
  const button = figure.querySelector(".explore-open");
  const source = document.getElementById(figure.dataset.explore);
  const data = source && parse(source.textContent);
  if (!button || !Object.hasOwn(FIGURES, data?.figure)) return;
  let explorer;
  button.addEventListener("click", async () => {
    button.setAttribute("aria-busy", "true");
    figure.querySelector(".explore-failed")?.remove();
    try {
      const echarts = await load(figure.dataset.exploreSrc);
      explorer ??= new Explorer(echarts, button, unpack(data));
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

/**
 * Puts together what the views have in common with what each has of its own,
 * and tells each mark its name, its lines, its place and its items of series.
 */
function unpack(data) {
  for (const view of data.views) {
    const common = structuredClone(data.option ?? {});
    const series = view.option.series ?? common.series;
    view.option = { ...common, ...view.option, series: series.map((own, i) => ({ ...common.series?.[i], ...own })) };
    for (const mark of view.marks) {
      const { name, lines } = data.said?.[mark.of] ?? { name: mark.name, lines: [] };
      Object.assign(mark, { name, lines: [...mark.lines, ...lines] });
    }
    FIGURES[data.figure].fill(view);
  }
  return data;
}

const FIGURES = { plane: PLANE, ladder: LADDER, maps: MAPS, graph: GRAPH };

for (const figure of document.querySelectorAll("figure[data-explore]")) offer(figure);
