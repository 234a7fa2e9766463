import { byId, element, getJson, number, report } from "./page.js";

const logged = 200;
let stream;
let cards = new Map();

function describe({ category, data }) {
  if (category === "visitors") return `${number(data?.live)} visitors now`;
  if (Array.isArray(data)) {
    const removed = data.filter(row => row.count === 0 || row.step_count === 0).length;
    return `${data.length - removed} changed${removed ? `, ${removed} gone` : ""}`;
  }
  return JSON.stringify(data);
}

function open(sites) {
  stream?.close();
  cards = new Map();
  byId("cards").replaceChildren(...sites.map(site => {
    const figure = element("div", { class: "figure" }, "0");
    const last = element("div", { class: "label" }, "waiting");
    const card = element("div", { class: "card tile" }, element("h2", {}, site.domain), figure, element("div", { class: "label" }, "envelopes"), last);
    cards.set(site.id, { card, figure, last, count: 0, site });
    return card;
  }));

  const status = byId("status");
  const say = (state, text) => { status.dataset.state = state; status.textContent = text; };
  if (sites.length === 0) {
    say("connecting", "pick a site");
    return;
  }

  say("connecting", "connecting");
  stream = new EventSource(`/api/multi-stream?sites=${sites.map(site => encodeURIComponent(site.id)).join(",")}`);
  stream.addEventListener("ready", () => say("open", "live"));
  stream.addEventListener("failure", message => report(JSON.parse(message.data).message));
  stream.onerror = () => say("lost", "connection lost, retrying");
  stream.onmessage = message => {
    const envelope = JSON.parse(message.data);
    const entry = cards.get(envelope.site_id);
    if (!entry) return;
    entry.figure.textContent = number(++entry.count);
    entry.last.textContent = `${envelope.category}: ${describe(envelope)}`;
    entry.card.classList.remove("flash");
    void entry.card.offsetWidth; // restarts the animation
    entry.card.classList.add("flash");

    const log = byId("log");
    log.prepend(element("li", {}, `${(envelope.ts ?? "").slice(11, 19)} ${entry.site.domain} ${envelope.category}: ${describe(envelope)}`));
    while (log.childElementCount > logged) log.lastElementChild.remove();
  };
}

addEventListener("pagehide", () => stream?.close());
try {
  const { sites } = await getJson("/api/sites");
  const boxes = sites.map((site, index) => {
    const box = element("input", { type: "checkbox", value: site.id });
    box.checked = index < 3;
    byId("pick").append(element("label", {}, box, ` ${site.domain}`));
    return box;
  });
  const chosen = () => sites.filter((_, index) => boxes[index].checked);
  byId("pick").addEventListener("change", () => open(chosen()));
  open(chosen());
} catch (error) {
  report(error);
}
