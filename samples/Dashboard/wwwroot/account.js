import { byId, element, getJson, number, report } from "./page.js";

try {
  const [account, { sites }] = await Promise.all([getJson("/api/account"), getJson("/api/sites")]);
  byId("account").append(
    element("div", { class: "figure" }, account.name ?? ""),
    element("div", {}, account.email ?? ""),
    element("div", { class: "empty" }, `This token may: ${(account.abilities ?? []).join(", ")}`));
  byId("sites").append(...sites.map(site => element("tr", {},
    element("td", {}, element("a", { href: `historical.html?site=${encodeURIComponent(site.id)}` }, site.domain)),
    element("td", {}, site.id),
    element("td", { class: "number" }, number(site.max_30d)))));
} catch (error) {
  report(error);
}
