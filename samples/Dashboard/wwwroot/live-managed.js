import { byId, element, fillSites, number, report } from "./page.js";
import { bars, lines } from "./charts.js";

const select = byId("site");
const shown = 120;
let stream;

function open() {
  stream?.close();
  byId("error").textContent = "";
  const seen = [];
  let updates = 0;
  const status = byId("status");
  const say = (state, text) => { status.dataset.state = state; status.textContent = text; };
  say("connecting", "connecting");

  stream = new EventSource(`/api/live-stream?site_id=${encodeURIComponent(select.value)}`);
  stream.onopen = () => say("open", "live");
  stream.onerror = () => say("lost", "connection lost, retrying");
  stream.addEventListener("failure", message => report(JSON.parse(message.data).message));
  stream.onmessage = message => {
    const { live } = JSON.parse(message.data);
    byId("updates").textContent = number(++updates);
    byId("visitors").textContent = number(live.visitors?.live);
    byId("returning").textContent = number(live.visitors?.returning);
    byId("sessions").textContent = number(live.active_sessions?.length);

    if (live.visitors?.live != null) {
      seen.push(live.visitors.live);
      if (seen.length > shown) seen.shift();
      byId("spark").replaceChildren(lines(seen.map(() => ""), [{ name: "visitors", color: "var(--one)", values: seen }], { height: 140 }));
    }

    bars(byId("pages"), (live.top_pages ?? []).map(row => [row.title || row.url, row.count]));
    bars(byId("countries"), (live.top_countries ?? []).map(row => [row.country, row.count]));
    bars(byId("sources"), (live.top_sources ?? []).map(row => [row.source, row.count]));
    bars(byId("time"), times.map(([key, label]) => [label, live.time_spent?.[key] ?? 0]));
    byId("active").replaceChildren(...(live.active_sessions ?? []).slice(-12).reverse().map(session => element("tr", {},
      element("td", {}, session.current_page ?? ""),
      element("td", {}, session.country ?? ""),
      element("td", { class: "number" }, number(session.step_count)))));
  };
}

const times = [["lt_1m", "under 1 min"], ["1_3m", "1–3 min"], ["3_5m", "3–5 min"], ["5_10m", "5–10 min"], ["10_20m", "10–20 min"], ["gt_20m", "over 20 min"]];

addEventListener("pagehide", () => stream?.close());
try {
  await fillSites(select);
  select.addEventListener("change", open);
  open();
} catch (error) {
  report(error);
}
