// Looks at a page that is laid out for paper, and returns what is wrong with it.
() => {
  "use strict";
  const found = [];
  const all = (selector) => [...document.querySelectorAll(selector)];
  const seen = (e) => e.checkVisibility({ visibilityProperty: true, opacityProperty: true });
  const named = (e) => `<${e.localName} class="${e.getAttribute("class") ?? ""}"> “${e.textContent.trim().replace(/\s+/g, " ").slice(0, 40)}”`;

  // Nobody can press, skip or unfold anything on paper.
  for (const e of all("button, .skip, nav ul")) if (seen(e)) found.push(`${named(e)} is printed`);
  for (const d of all("details").filter(seen)) {
    const inside = [...d.children].filter((e) => e.localName !== "summary");
    if (!inside.every((e) => seen(e) && e.getBoundingClientRect().height > 0)) found.push(`${named(d)} stays folded`);
  }
  // Nor scroll: what is too wide is cut off, or makes everything else small.
  const beyond = all("body *").filter((e) => seen(e) && e.getBoundingClientRect().right > innerWidth + 1);
  for (const e of beyond.slice(0, 3)) found.push(`${named(e)} reaches ${Math.round(e.getBoundingClientRect().right)} on paper of ${innerWidth}`);
  for (const e of all("figure")) if (getComputedStyle(e).breakInside !== "avoid") found.push(`${named(e)} may be torn apart`);
  return found;
}
