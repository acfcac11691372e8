function element(name, attributes, ...children) {
  const e = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
  e.append(...children);
  return e;
}

function press(word, act) {
  const button = element("button", { type: "button" }, word);
  button.addEventListener("click", act);
  return button;
}

// The signs of the key, in its order; explore.css colours them.
const SIGNS = {
  measured: ["circle", { cx: 8, cy: 8, r: 5 }],
  consensus: ["rect", { x: 3, y: 3, width: 10, height: 10 }],
  rounded: ["circle", { cx: 8, cy: 8, r: 4.5 }],
  reference: ["path", { d: "M8 2L14 8L8 14L2 8Z" }],
  warning: ["circle", { cx: 8, cy: 8, r: 6.5 }],
  context: ["circle", { cx: 8, cy: 8, r: 5 }],
  interval: ["path", { d: "M0 8H16M8 0V16" }],
  arrow: ["path", { d: "M1 8H15M10 4.5L15 8L10 11.5" }],
  ...Object.fromEntries(RUNGS.map((k) => [`rung-${k}`, ["rect", { x: 0, y: 3, width: 16, height: 10 }]])),
  merged: ["path", { d: "M0 11L8 3M5 13L15 3M11 13L16 8" }],
  across: ["path", { d: "M0 11L8 3M5 13L15 3M11 13L16 8" }],
  empty: ["rect", { x: 2, y: 2, width: 12, height: 12 }],
  ...Object.fromEntries(RUNGS.map((k) => [`level-${k}`, ["rect", { x: 2, y: 2, width: 12, height: 12 }]])),
  keystone: ["path", { d: "M2 2H14L11.5 14H4.5Z" }],
  stands: ["circle", { cx: 8, cy: 8, r: 5 }],
  moving: ["circle", { cx: 8, cy: 8, r: 4.5 }],
  gone: ["circle", { cx: 8, cy: 8, r: 4.5 }],
  unknown: ["rect", { x: 4, y: 6.5, width: 8, height: 3 }],
  edge: ["path", { d: "M0 8H16" }],
};

function sign(kind) {
  const svg = (name, attributes) => {
    const e = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) e.setAttribute(key, value);
    return e;
  };
  const icon = svg("svg", { viewBox: "0 0 16 16", class: `explore-sign explore-sign-${kind}`, "aria-hidden": "true" });
  icon.append(svg(...SIGNS[kind]));
  return icon;
}
