// Charts drawn as SVG and as bars of HTML; no library, so the sample has nothing to fetch from elsewhere.
import { element, number } from "./page.js";

function svg(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

// The next round figure at or above a value, so that the axis ends on something readable.
function ceiling(value) {
  if (value <= 5) return 5;
  const step = 10 ** Math.floor(Math.log10(value)) / 2;
  return Math.ceil(value / step) * step;
}

/** Lines over named points. series: [{ name, color, values }] */
export function lines(labels, series, { width = 720, height = 220 } = {}) {
  const left = 44, right = 10, top = 10, bottom = 24;
  const highest = ceiling(Math.max(0, ...series.flatMap(line => line.values)));
  const x = index => left + (width - left - right) * (labels.length < 2 ? .5 : index / (labels.length - 1));
  const y = value => top + (height - top - bottom) * (1 - value / highest);
  const chart = svg("svg", { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": series.map(line => line.name).join(", ") });

  for (const share of [0, .5, 1]) {
    chart.append(
      svg("line", { x1: left, x2: width - right, y1: y(highest * share), y2: y(highest * share), stroke: "var(--line)" }),
      svg("text", { x: left - 8, y: y(highest * share) + 4, "text-anchor": "end" }, number(highest * share)));
  }

  const every = Math.ceil(labels.length / 7);
  labels.forEach((label, index) => {
    if (index % every === 0) chart.append(svg("text", { x: x(index), y: height - 6, "text-anchor": "middle" }, label));
  });

  for (const { name, color, values } of series) {
    const path = values.map((value, index) => `${index ? "L" : "M"}${x(index).toFixed(1)} ${y(value).toFixed(1)}`).join("");
    chart.append(svg("path", { d: path, fill: "none", stroke: color, "stroke-width": 2.5, "stroke-linejoin": "round", "stroke-linecap": "round" }));
    if (values.length > 31) continue;
    values.forEach((value, index) => chart.append(
      svg("circle", { cx: x(index), cy: y(value), r: 3.5, fill: color }, svg("title", {}, `${labels[index]}: ${number(value)} ${name}`))));
  }

  return chart;
}

export const legend = series => element("div", { class: "legend" }, ...series.map(({ name, color }) =>
  element("span", {}, element("b", { style: `background:${color}` }), name)));

/** Rows of [label, count], each with a bar as long as its share of the greatest. */
export function bars(target, rows, limit = 8) {
  if (rows.length === 0) {
    target.replaceChildren(element("p", { class: "empty" }, "Nothing yet."));
    return;
  }

  const highest = Math.max(1, ...rows.map(([, count]) => count));
  target.replaceChildren(...rows.slice(0, limit).map(([label, count]) => element("div", { class: "row" },
    element("i", { style: `width:${(100 * count / highest).toFixed(1)}%` }),
    element("span", { title: label }, label),
    element("span", {}, number(count)))));
}
