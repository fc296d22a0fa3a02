// Draws the network so that it can be moved about; without it the page has a drawing and the list.
"use strict";

(() => {
  const data = document.getElementById("graph");
  if (!data || !window.cytoscape) return;
  const { nodes, edges } = JSON.parse(data.textContent);
  const stage = document.getElementById("network");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const LINES = { named: "solid", own: "solid", vague: "dotted", anonymous: "dashed" };

  const looks = () => {
    const own = getComputedStyle(document.documentElement);
    const tone = (name) => own.getPropertyValue(`--${name}`).trim();
    const font = '"IBM Plex Sans Arabic", sans-serif';
    const group = (name) => ({
      selector: `edge[group = "${name}"]`,
      style: {
        "line-style": LINES[name],
        "line-color": tone(name),
        "target-arrow-color": tone(name),
        "source-arrow-color": tone(name),
      },
    });
    return [
      {
        selector: "node",
        style: {
          label: "data(label)", shape: "round-rectangle", width: "label", height: "label", padding: "9px",
          "text-valign": "center", "text-halign": "center", "text-wrap": "wrap", "text-max-width": "150px",
          "font-family": font, "font-size": 14, "font-weight": 600, color: tone("ink"),
          "background-color": tone("paper"), "border-width": 1.5, "border-color": tone("soft"),
        },
      },
      { selector: 'node[kind = "place"]', style: { shape: "ellipse", "border-style": "dashed" } },
      {
        selector: 'node[kind = "nobody"]',
        style: { width: 8, height: 8, padding: 0, shape: "ellipse", "background-color": tone("soft") },
      },
      {
        selector: "edge",
        style: {
          label: "data(label)", width: 2, "curve-style": "bezier", "control-point-step-size": 70,
          "target-arrow-shape": "triangle", "text-wrap": "wrap", "text-max-width": "170px",
          "font-family": font, "font-size": 12, color: tone("ink"),
          "text-background-color": tone("sheet"), "text-background-opacity": 0.92, "text-background-padding": "2px",
          "loop-direction": "-45deg",
        },
      },
      ...Object.keys(LINES).map(group),
      { selector: "edge[?mutual]", style: { "source-arrow-shape": "triangle" } },
      { selector: "edge[?disputed]", style: { width: 7, "line-outline-width": 1.5, "line-outline-color": tone("ink"), "line-opacity": 0.45 } },
      { selector: ".chosen", style: { "underlay-color": tone("focus"), "underlay-opacity": 0.3, "underlay-padding": 6, "z-index": 9 } },
      { selector: ".apart", style: { opacity: 0.3 } },
    ];
  };

  // To be as wide as a label is what a node does in every version, and what it warns of.
  cytoscape.warnings(false);

  const begin = () => {
    stage.hidden = false;
    document.getElementById("drawing").hidden = true;
    document.querySelector(".stage .buttons").hidden = false;
    const graph = cytoscape({
      container: stage,
      elements: { nodes: nodes.map((one) => ({ data: one })), edges: edges.map((one) => ({ data: one })) },
      style: looks(),
      minZoom: 0.2,
      maxZoom: 4,
      // The same picture each time: it starts from a ring, and nothing is drawn by lot.
      layout: { name: "circle" },
    });
    graph
      .layout({
        name: "cose", randomize: false, animate: false, padding: 24, nodeDimensionsIncludeLabels: true,
        idealEdgeLength: () => 70, nodeRepulsion: () => 40000, nodeOverlap: 60, componentSpacing: 50, gravity: 120, numIter: 2000,
      })
      .run();
    graph.fit(undefined, 24);

    const choose = (id, { speak }) => {
      const edge = graph.getElementById(id);
      if (edge.empty()) return;
      graph.elements().removeClass("chosen apart");
      edge.addClass("chosen");
      graph.elements().not(edge).not(edge.connectedNodes()).addClass("apart");
      for (const item of document.querySelectorAll(".edges > li")) item.removeAttribute("aria-current");
      const item = document.getElementById(id);
      item.setAttribute("aria-current", "true");
      stage.dataset.chosen = id;
      if (!speak) {
        graph.zoom(Math.max(graph.zoom(), 1));
        graph.center(edge.connectedNodes());
      } else {
        item.querySelector(".edge").focus({ preventScroll: true });
        item.scrollIntoView({ block: "nearest", behavior: still.matches ? "auto" : "smooth" });
      }
    };
    graph.on("tap", "edge", (event) => choose(event.target.id(), { speak: true }));
    graph.on("tap", (event) => {
      if (event.target === graph) graph.elements().removeClass("chosen apart");
    });
    for (const link of document.querySelectorAll(".edges .edge")) {
      link.addEventListener("click", (event) => {
        event.preventDefault();
        choose(link.hash.slice(1), { speak: false });
      });
    }
    for (const button of document.querySelectorAll("[data-zoom]")) {
      button.addEventListener("click", () => {
        const by = Number(button.dataset.zoom);
        const middle = { x: stage.clientWidth / 2, y: stage.clientHeight / 2 };
        if (by) graph.zoom({ level: graph.zoom() * by, renderedPosition: middle });
        else graph.fit(undefined, 24);
      });
    }
    dark.addEventListener("change", () => graph.style(looks()));
    const place = (id) => {
      const at = graph.getElementById(id).renderedMidpoint();
      return { x: at.x, y: at.y };
    };
    // For tests and for who writes a script of his own: what is drawn, and where.
    stage.drawn = { count: graph.elements().length, zoom: () => graph.zoom(), place };
    stage.dataset.ready = "";
    if (location.hash) choose(location.hash.slice(1), { speak: false });
  };

  // A canvas does not wait for a typeface.
  document.fonts.load('600 14px "IBM Plex Sans Arabic"', "أ").then(begin, begin);
})();
