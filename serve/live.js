// Reloads the page when the site is built anew, and shows what keeps it from
// being built. It is part of `rubble serve`, and of no site.
(() => {
  "use strict";
  const edition = document.currentScript.dataset.edition;
  let events = null;
  let panel = null;
  let shown = ""; // the notice that was shown last, even if it was hidden since

  // A browser opens few connections to one host at a time: a page that nobody
  // sees gives its own back, and asks again when it is looked at.
  const listen = () => {
    if (document.hidden) {
      leave();
    } else if (!events) {
      events = new EventSource("/_rubble/events");
      events.onmessage = (e) => take(e.data);
    }
  };

  const leave = () => {
    events?.close();
    events = null;
  };

  const take = (data) => {
    const notice = JSON.parse(data);
    if (notice.edition !== edition) {
      leave();
      location.reload();
    } else if (data !== shown) {
      shown = data;
      hide();
      if (notice.problems.length > 0) show(notice);
    }
  };

  const hide = () => {
    panel?.remove();
    panel = null;
  };

  const element = (tag, name, text) => {
    const e = document.createElement(tag);
    e.className = "rubble-live-" + name;
    e.textContent = text;
    return e;
  };

  const show = (notice) => {
    panel = element("div", "panel", "");
    panel.setAttribute("role", "alert");
    panel.tabIndex = -1;
    const close = element("button", "close", "Hide (Esc)");
    close.type = "button";
    close.addEventListener("click", hide);
    const below = edition.endsWith("-0") ? "." : ": what you see is the last one that could be.";
    panel.append(element("p", "title", "The site could not be built" + below), close);
    for (const problem of notice.problems) {
      const p = element("p", "problem", "");
      if (problem.place) p.append(element("span", "place", problem.place), " ");
      p.append(element("span", "text", problem.text));
      if (problem.hint) p.append(element("span", "hint", problem.hint));
      panel.append(p);
    }
    if (notice.more > 0) panel.append(element("p", "more", "and " + notice.more + " more, which the terminal names"));
    document.body.append(panel);
    panel.focus({ preventScroll: true });
  };

  document.addEventListener("keydown", (e) => {
    if (e.key !== "Escape" || !panel) return;
    e.stopPropagation();
    hide();
  }, true);
  document.addEventListener("visibilitychange", listen);
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);
  listen();
})();
