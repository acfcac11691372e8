// Looks at the page as it stands and returns what is wrong with it, and what
// it links to. Every finding is [check, what was found]. The caller gives the
// address that all of the site lies below.
(base) => {
  "use strict";
  const found = [];
  const note = (check, what) => found.push([check, what]);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const words = (e) => (e?.textContent ?? "").replace(/\s+/g, " ").trim();
  const named = (e) => {
    const kind = e.getAttribute("class");
    const text = words(e).slice(0, 40);
    return `<${e.localName}${kind ? ` class="${kind}"` : ""}>${text ? ` “${text}”` : ""}`;
  };
  const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });

  heading();
  figures();
  resources();
  all("details").forEach((d) => (d.open = true)); // what a reader opens has to hold, too
  overflow();
  contrast();
  ids();
  return { found, links: all("a[href]").map((a) => a.href) };

  /** One h1, no level left out, and something for the title bar. */
  function heading() {
    const first = all("h1").filter((h) => seen(h) && words(h));
    if (first.length !== 1) note("heading", `${first.length} h1`);
    let level = 1;
    for (const h of all("h1, h2, h3, h4, h5, h6")) {
      const next = Number(h.localName[1]);
      if (next > level + 1) note("heading", `h${level} is followed by ${named(h)}`);
      level = next;
    }
    if (!document.title.trim()) note("heading", "no title");
    if (!document.documentElement.lang) note("heading", "no language");
  }

  /** Every figure can be seen, heard and read as a table. */
  function figures() {
    for (const figure of all("figure")) {
      const title = words(figure.querySelector("figcaption"));
      const at = title.slice(0, 40);
      if (!title) note("figure", "no caption");
      const drawn = all("svg", figure).filter((s) => seen(s) && s.getBoundingClientRect().width > 100);
      if (drawn.length !== 1) note("figure", `${drawn.length} drawings in sight: ${at}`);
      for (const svg of all("svg", figure)) {
        for (const part of ["title", "desc"]) {
          const e = svg.querySelector(`:scope > ${part}`);
          if (!words(e)) note("figure", `a drawing without ${part}: ${at}`);
          else if (!(svg.getAttribute("aria-labelledby") ?? "").split(" ").includes(e.id)) note("figure", `${part} does not name its drawing: ${at}`);
        }
      }
      const rows = all("details table tbody tr", figure).length;
      if (!rows || !words(figure.querySelector("summary"))) note("figure", `no table twin: ${at}`);
    }
  }

  /** Nothing that the page loads, or prepares to load, lies elsewhere. */
  function resources() {
    for (const e of all("[src], link[href], object[data], use, image, form[action]")) {
      const to = e.getAttribute("src") ?? e.getAttribute("href") ?? e.getAttribute("data") ?? e.getAttribute("action");
      if (to && !new URL(to, document.baseURI).href.startsWith(base)) note("outside", `${named(e)} ${to}`);
    }
  }

  /** Nothing lies beyond the right edge but what scrolls in its own box. */
  function overflow() {
    const width = document.scrollingElement.scrollWidth;
    if (width > innerWidth) note("overflow", `the page is ${width} wide in a window of ${innerWidth}`);
    const beyond = all("body *").filter((e) => !e.closest(".scroll") && seen(e) && e.getBoundingClientRect().right > innerWidth + 1);
    for (const e of beyond.filter((e) => !beyond.some((o) => o !== e && e.contains(o))).slice(0, 3)) {
      note("overflow", `${named(e)} reaches ${Math.round(e.getBoundingClientRect().right)}`);
    }
  }

  /** Text differs from what lies behind it by 4.5 to 1, or 3 to 1 where it is large (WCAG 2.2, 1.4.3). */
  function contrast() {
    const paint = painter();
    const poor = new Map();
    const shapes = new Map(all("figure svg").filter(seen).map((svg) => [svg, filled(svg)]));
    const weigh = (e, color, behind) => {
      const style = getComputedStyle(e);
      const size = parseFloat(style.fontSize) * (e.ownerSVGElement?.getScreenCTM().a ?? 1);
      const large = size >= 24 || (size >= 56 / 3 && Number(style.fontWeight) >= 700);
      const ground = paint(behind);
      const ratio = compare(paint([...behind, { color, alpha: opacity(e) }]), ground);
      const key = `${e.localName}.${e.getAttribute("class")} ${color}`;
      if (ratio < (large ? 3 : 4.5) && !poor.has(key)) poor.set(key, `${named(e)}: ${color} on rgb(${ground}) is ${ratio.toFixed(2)} to 1`);
    };
    for (const e of all("body *").filter((e) => seen(e) && [...e.childNodes].some((n) => n.nodeType === Node.TEXT_NODE && n.data.trim()))) {
      if (e.matches("script, title, desc")) continue;
      if (e.ownerSVGElement) weigh(e, getComputedStyle(e).fill, rim(e) ?? [...ground(e.ownerSVGElement), ...under(e, shapes.get(e.ownerSVGElement))]);
      else weigh(e, getComputedStyle(e).color, ground(e));
    }
    poor.forEach((what) => note("contrast", what));
    const paper = luminance(paint(ground(document.body)));
    if (matchMedia("screen and (prefers-color-scheme: dark)").matches !== paper < 0.2) note("contrast", `the paper has luminance ${paper.toFixed(2)}: not the scheme asked for`);
  }

  /** The colours behind an element, the furthest first. */
  function ground(e) {
    const layers = [];
    for (; e; e = e.parentElement) layers.unshift({ color: getComputedStyle(e).backgroundColor, alpha: 1 });
    return [{ color: "white", alpha: 1 }, ...layers];
  }

  /** A rim painted around the letters is what they are read against. */
  function rim(text) {
    const { paintOrder, stroke, strokeWidth } = getComputedStyle(text);
    return paintOrder.startsWith("stroke") && stroke !== "none" && parseFloat(strokeWidth) >= 2 ? [{ color: stroke, alpha: 1 }] : null;
  }

  /** The filled shapes of a drawing, in the order in which they are drawn. */
  function filled(svg) {
    return all("path, rect, circle", svg).flatMap((shape) => {
      const { fill, fillOpacity } = getComputedStyle(shape);
      return /^(none|url)/.test(fill) ? [] : [{ shape, box: shape.getBoundingClientRect(), color: fill, alpha: Number(fillOpacity) }];
    });
  }

  /** Those among them that are drawn before a text and that its middle lies on. */
  function under(text, shapes) {
    const box = text.getBoundingClientRect();
    const at = new DOMPoint(box.x + box.width / 2, box.y + box.height / 2);
    return shapes.filter(
      (s) =>
        s.box.left < at.x && at.x < s.box.right && s.box.top < at.y && at.y < s.box.bottom &&
        s.shape.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING &&
        s.shape.isPointInFill(at.matrixTransform(s.shape.getScreenCTM().inverse())),
    );
  }

  function opacity(e) {
    let alpha = 1;
    for (; e; e = e.parentElement) alpha *= Number(getComputedStyle(e).opacity);
    return alpha;
  }

  /** Paints colours over each other as the browser would, whatever they are written in; kept, since most recur. */
  function painter() {
    const canvas = Object.assign(document.createElement("canvas"), { width: 1, height: 1 });
    const brush = canvas.getContext("2d", { willReadFrequently: true });
    const known = new Map();
    return (layers) => {
      const key = JSON.stringify(layers);
      if (known.has(key)) return known.get(key);
      for (const { color, alpha } of layers) {
        brush.globalAlpha = alpha;
        brush.fillStyle = color;
        brush.fillRect(0, 0, 1, 1);
      }
      const rgb = [...brush.getImageData(0, 0, 1, 1).data].slice(0, 3);
      known.set(key, rgb);
      return rgb;
    };
  }

  function luminance(rgb) {
    const [r, g, b] = rgb.map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  }

  function compare(a, b) {
    const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
    return (high + 0.05) / (low + 0.05);
  }

  /** No two elements share an id: a link could not tell them apart. */
  function ids() {
    const known = new Set();
    for (const { id } of all("[id]")) {
      if (known.has(id)) note("link", `two elements are called ${id}`);
      known.add(id);
    }
  }
}
