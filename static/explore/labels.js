// Where a label may stand beside its mark: right or left, above, level or below.
const CORNERS = [[1, -1], [-1, -1], [1, 1], [-1, 1]];
const RIGHT = [[1, 0], [1, -1], [1, 1]];

/**
 * Places the label of one mark after the other: beside it, between its
 * bars, off the other marks and labels. One that finds no place is put out of
 * sight, until zooming makes room; the card names every mark.
 */
function labelPlacer(count, look, screen, places) {
  const bottom = screen.height - (screen.bottom ?? 4); // above the numbers of the axis
  let taken = [];
  let last = -1;
  const free = (box, own) => {
    if (box.x < 2 || box.x + box.w > screen.width - 2 || box.y + box.h > bottom) return false;
    if (taken.some((t) => box.x < t.x + t.w && t.x < box.x + box.w && box.y < t.y + t.h && t.y < box.y + box.h)) return false;
    for (let i = 0; i < count; i++) {
      const [x, y] = screen.pixel(i);
      const air = look.size / 3;
      if (i !== own && x > box.x - air && x < box.x + box.w + air && y > box.y - air && y < box.y + box.h + air) return false;
    }
    return true;
  };
  return ({ dataIndex, rect, labelRect }) => {
    if (dataIndex <= last) taken = []; // another round
    last = dataIndex;
    const w = labelRect.width * 1.1; // as much as it takes in bold
    const h = labelRect.height;
    for (const [side, level] of places) {
      const near = side > 0 ? rect.x + rect.width + 4 : rect.x - 4;
      const y = rect.y + rect.height / 2 + level * 0.75 * look.size;
      const box = { x: side > 0 ? near : near - w, y: y - h / 2, w, h };
      if (!free(box, dataIndex)) continue;
      taken.push(box);
      return { x: near, y, align: side > 0 ? "left" : "right", verticalAlign: "middle" };
    }
    return { x: -9999, y: 0 };
  };
}

/** A name with at most so many characters; the card has it in full. */
function cut(name, most) {
  const characters = [...name];
  return characters.length > most ? `${characters.slice(0, most - 1).join("").trimEnd()}…` : name;
}

/** A text in lines of at most so many characters where its spaces allow, and in at most so many lines. */
function wrap(text, most, deep = Infinity) {
  const lines = [];
  for (const word of text.split(" ")) {
    if (lines.length && lines.at(-1).length + 1 + word.length <= most) lines.push(`${lines.pop()} ${word}`);
    else lines.push(word);
  }
  if (lines.length > deep) lines.splice(deep - 1, Infinity, cut(lines.slice(deep - 1).join(" "), most));
  return lines.join("\n");
}
