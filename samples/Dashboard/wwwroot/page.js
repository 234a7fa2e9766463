// What every page needs: the current link, fetching with a readable error, safe element building, number formats.

const current = document.querySelector(`nav a[href="${location.pathname.split("/").pop()}"]`);
current?.setAttribute("aria-current", "page");

export const byId = id => document.getElementById(id);

export function element(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  node.append(...children);
  return node;
}

export async function getJson(path, parameters = {}) {
  const response = await fetch(`${path}?${new URLSearchParams(parameters)}`);
  const body = await response.json().catch(() => null);
  if (!response.ok) throw new Error(body?.message ?? `The server answered ${response.status}.`);
  return body;
}

export function report(error) {
  byId("error").textContent = error instanceof Error ? error.message : String(error);
}

const whole = new Intl.NumberFormat("en");
export const number = value => value == null ? "–" : whole.format(Math.round(value));
export const percent = value => value == null ? "–" : `${Math.round(value)} %`;
export function duration(seconds) {
  if (seconds == null) return "–";
  const total = Math.round(seconds);
  return total < 60 ? `${total} s` : `${Math.floor(total / 60)} min ${total % 60} s`;
}

export const tile = (label, figure) => element("div", { class: "card tile" },
  element("div", { class: "figure" }, figure), element("div", { class: "label" }, label));

export async function fillSites(select) {
  const { sites } = await getJson("/api/sites");
  select.replaceChildren(...sites.map(site => element("option", { value: site.id }, site.domain)));
  const wanted = new URLSearchParams(location.search).get("site");
  if (sites.some(site => site.id === wanted)) select.value = wanted;
  return sites;
}
