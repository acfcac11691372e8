/** An explorer whose reader walks from mark to mark. */
class Explorer extends Zoomed {
  // The marks.

  /** The middle of a mark on the screen. */
  pixel(i) {
    const { at, span } = this.marks[i];
    const place = (x) => this.chart.convertToPixel({ xAxisIndex: 0, yAxisIndex: 0 }, [x, at[1]]);
    if (!span || !this.figure.whole) return place(at[0]);
    const [from, to] = span.map(place); // a category has no halves
    return [(from[0] + to[0]) / 2, from[1]];
  }

  /** The middle of a mark in percent of the whole figure. */
  share(i) {
    const { at } = this.marks[i];
    return this.figure.share ? this.figure.share(at, this.views[this.view]) : at;
  }

  /** Whether the window shows the middle of a mark. */
  inSight(i) {
    const [x, y] = this.pixel(i);
    const { x0, x1, y0, y1 } = this.frame;
    return x >= x0 - 1 && x <= x1 + 1 && y >= y0 - 1 && y <= y1 + 1;
  }

  /** The mark in sight under a point, or nearest to it, at most so many pixels away; of equals the upper one. */
  pick(x, y, radius) {
    let best = -1;
    let least = radius;
    this.marks.forEach((_, i) => {
      const box = this.figure.box?.(this, i);
      if (box) {
        if (x >= box.x0 && x <= box.x1 && y >= box.y0 && y <= box.y1) best = i;
        return;
      }
      if (!this.inSight(i)) return;
      const [px, py] = this.pixel(i);
      const distance = Math.hypot(px - x, py - y);
      if (distance <= least) [best, least] = [i, distance];
    });
    return best;
  }

  hover(i) {
    this.chart.getZr().setCursorStyle(i < 0 ? (isFull(this.window) ? "default" : "grab") : "pointer");
    clearTimeout(this.leaving);
    if (i < 0) {
      // Not at once, so that the pointer can reach the card.
      if (this.hovering) this.leaving = setTimeout(() => this.hide(), 300);
      return;
    }
    if (i === this.current && this.hovering) return;
    this.hovering = true;
    this.show(i, true);
  }

  choose(i) {
    clearTimeout(this.leaving);
    this.hovering = false;
    if (i < 0) this.hide();
    else this.show(i, true);
  }

  walkTo(i) {
    if (i < 0 || i >= this.marks.length) return;
    this.hovering = false;
    const [x0, x1, y0, y1] = this.target;
    const [x, y] = this.share(i);
    const [across, up] = this.zooms;
    const to = [...(across < 0 ? [x0, x1] : shifted(x0, x1, x)), ...(up < 0 ? [y0, y1] : shifted(y0, y1, y))];
    if (to.some((v, k) => v !== this.target[k])) this.glide(to);
    this.show(i, false);
  }

  /** Marks a mark and shows its name and verdict, or everything about it. */
  show(i, all) {
    this.mark(i);
    const lines = this.marks[i].lines.slice(0, all ? undefined : 1).filter(Boolean);
    this.card.replaceChildren(element("strong", {}, this.marks[i].name), ...lines.map((l) => element("span", {}, l)));
    this.card.hidden = false;
    this.place();
    this.say(this.marks[i].name, ...lines);
  }

  hide() {
    clearTimeout(this.leaving);
    this.hovering = false;
    this.card.hidden = true;
    this.mark(-1);
  }

  mark(i) {
    this.current = i;
    const view = this.views[this.view];
    const { series } = view.option;
    series.forEach((_, seriesIndex) => this.chart.dispatchAction({ type: "downplay", seriesIndex }));
    if (i < 0) return;
    for (const { series: name, index } of view.marks[i].items) {
      const seriesIndex = series.findIndex((s) => s.name === name);
      this.chart.dispatchAction({ type: "highlight", seriesIndex, dataIndex: index });
    }
  }

  /** Puts the card beside its mark, never over it, within the plane. */
  place() {
    const { card, current } = this;
    if (card.hidden || current < 0) return;
    card.classList.toggle("explore-is-away", !this.inSight(current));
    const [x, y] = this.pixel(current);
    const room = [this.plane.clientWidth, this.plane.clientHeight];
    const left = Math.max(4, Math.min(x + 12, room[0] - card.offsetWidth - 4));
    const below = y + 16 + card.offsetHeight <= room[1];
    card.style.left = `${left}px`;
    card.style.top = `${below ? y + 16 : Math.max(4, y - 16 - card.offsetHeight)}px`;
  }

  say(...lines) {
    this.live.replaceChildren(...lines.filter(Boolean).map((line) => element("p", {}, line)));
  }

  // The keys.

  keydown(e) {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    const act = this.action(e.key, e.target);
    if (!act) return;
    e.preventDefault();
    e.stopPropagation();
    act();
  }

  action(key, target) {
    if (key === "Escape") return () => this.close();
    if (target === this.select) return null;
    const anywhere = {
      "+": () => this.zoom(STEP),
      "=": () => this.zoom(STEP), // + without shift on many keyboards
      "-": () => this.zoom(1 / STEP),
      0: () => this.glide(FULL),
    };
    if (target !== this.plane) return anywhere[key];
    const first = Math.max(0, this.marks.findIndex((m) => !m.context));
    const last = this.marks.length - 1;
    const go = (dx, dy) => () => this.walkTo(this.current < 0 ? first : nearest(this.marks.map(this.figure.walk ?? ((mark) => mark.at)), this.current, dx, dy, this.figure.strict));
    const plane = {
      ArrowRight: go(1, 0),
      ArrowLeft: go(-1, 0),
      ArrowUp: go(0, 1),
      ArrowDown: go(0, -1),
      Home: () => this.walkTo(first),
      End: () => this.walkTo(last),
      PageDown: () => this.walkTo(this.current < 0 ? first : Math.min(last, this.current + 1)),
      PageUp: () => this.walkTo(this.current < 0 ? first : Math.max(0, this.current - 1)),
      Enter: () => this.current >= 0 && this.show(this.current, true),
    };
    return anywhere[key] ?? plane[key];
  }
}

/**
 * The mark to walk to from mark i: the nearest within 45 degrees of the
 * direction, else, unless that is strict, the nearest on that side, else i.
 * Of equals the first in the order of the marks; marks in the same place
 * follow each other to the right and upwards.
 */
function nearest(places, i, dx, dy, strict) {
  const [a, d] = places[i];
  let best = i;
  let least = [Infinity, Infinity];
  places.forEach((place, j) => {
    if (j === i) return;
    const [x, y] = [place[0] - a, place[1] - d];
    const along = x * dx + y * dy;
    const aside = Math.abs(x * dy) + Math.abs(y * dx);
    const same = x === 0 && y === 0 && (dx + dy > 0 ? j > i : j < i);
    if ((along <= 0 && !same) || (strict && aside > along)) return;
    const rank = [aside <= along ? 0 : 1, Math.hypot(along, aside), same && dx + dy < 0 ? -j : j];
    if (before(rank, least)) [best, least] = [j, rank];
  });
  return best;
}

function before(a, b) {
  const k = a.findIndex((v, i) => v !== b[i]);
  return k >= 0 && a[k] < (b[k] ?? Infinity);
}
