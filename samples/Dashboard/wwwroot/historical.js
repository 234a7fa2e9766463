import { byId, duration, fillSites, getJson, number, percent, report, tile } from "./page.js";
import { bars, legend, lines } from "./charts.js";

const select = byId("site");

async function show() {
  const site_id = select.value;
  const [totals, history, countries, today] = await Promise.all([
    getJson("/api/aggregate", { site_id }),
    getJson("/api/history", { site_id }),
    getJson("/api/breakdown", { site_id, dimension: "country" }),
    getJson("/api/today", { site_id }),
  ]);
  if (select.value !== site_id) return;

  byId("totals").replaceChildren(
    tile("visitors", number(totals.visitors)),
    tile("page views", number(totals.pageviews)),
    tile("bounce rate", percent(totals.bounce_rate)),
    tile("visit duration", duration(totals.visit_duration)));

  const points = history.points;
  const series = [
    { name: "visitors", color: "var(--one)", values: points.map(point => point.visitors) },
    { name: "returning", color: "var(--two)", values: points.map(point => point.returning_visitors) },
    { name: "page views", color: "var(--three)", values: points.map(point => point.pageviews) },
  ];
  byId("history").replaceChildren(lines(points.map(point => point.date.slice(5)), series), legend(series));
  bars(byId("countries"), countries.rows.map(row => [row.country ?? "unknown", row.visitors]), 10);
  byId("today").replaceChildren(tile("visitors", number(today.visitors)), tile("page views", number(today.pageviews)));
}

try {
  await fillSites(select);
  select.addEventListener("change", () => show().catch(report));
  await show();
} catch (error) {
  report(error);
}
